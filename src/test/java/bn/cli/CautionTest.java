package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Extreme numbers: the run goes on, and a warning on standard error names the first place to look at.
class CautionTest {
    @TempDir
    Path folder;

    private static final String TWO_ROWS =
            "warning: %s: with two rows xhat is ±√(var/(var+ε)), here ±1 but for ε: which of"
                    + " the two is larger is all that is left of x.\n";

    private static final String TWO_ROWS_BACK =
            "warning: %s: with two rows dx = γ · (dout − mean of dout) · ε/(var+ε)^1.5: 0"
                    + " but for ε, and what is left has lost digits to rounding.\n";

    static Stream<Arguments> batches() {
        return Stream.of(
                Arguments.of("a,b\n1,2\n3,6\n4,4\n", ""),
                Arguments.of("a,b\n1,2\n3,6\n", TWO_ROWS.formatted("a, b")),
                // var = 1e-4 is 10 times ε: xhat is 0.95, which is not ±1.
                Arguments.of("a,b\n1,2\n1.02,6\n", TWO_ROWS.formatted("b")),
                Arguments.of(
                        "a,b,c\n1,5,2\n3,5,2\n",
                        "warning: b, c: every row is the same: but for rounding var and xhat are 0, and y is β.\n"
                                + TWO_ROWS.formatted("a")),
                // The mean of three times 0.1 is not 0.1, so var is not quite 0, and yet the feature is constant.
                Arguments.of(
                        "a\n0.1\n0.1\n0.1\n",
                        "warning: a: every row is the same: but for rounding var and xhat are 0, and y is β.\n"),
                // 1e-200 squared is less than the least double.
                Arguments.of(
                        "a,b\n1,1e-200\n2,3e-200\n",
                        "warning: b: the rows differ by so little that the squares of xmu are 0 in double precision: var is 0, and"
                                + " ε alone is what they are divided by.\n"
                                + TWO_ROWS.formatted("a")),
                // Constant, and yet its sum is beyond the doubles: what went wrong first is said, and that alone.
                Arguments.of(
                        "a,b\n1,1e308\n2,1e308\n",
                        TWO_ROWS.formatted("a")
                                + "warning: mu[1] (feature b) became inf; nothing that is made from it can be trusted.\n"),
                Arguments.of(
                        "a,b\n1,1e200\n2,-1e200\n",
                        TWO_ROWS.formatted("a")
                                + "warning: sq[0,1] (feature b) became inf; nothing that is made from it can be trusted.\n"),
                Arguments.of(
                        "a,b\n1,1e308\n2,1.5e308\n",
                        TWO_ROWS.formatted("a")
                                + "warning: mu[1] (feature b) became inf; nothing that is made from it can be trusted.\n"),
                Arguments.of(
                        "a,b\n1,2\n",
                        "warning: there is one row, so mu is that row, var is 0 and y is β whatever x is. PyTorch refuses this in"
                                + " train mode (\"Expected more than 1 value per channel when training\"), because xhat is 0 whatever"
                                + " x is: nothing flows back to x or γ, only to β.\n"));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void forward(String text, String warning) throws IOException {
        Files.writeString(folder.resolve("x.csv"), text);
        Run run = Run.Place.at(folder, folder).run("forward", "--input", "x.csv", "--no-save");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo(warning);
        assertThat(run.out()).contains(" 9  out = gammax + beta");
    }

    @ParameterizedTest
    @MethodSource("gradients")
    void backward(String gradient, String warning) throws IOException {
        Files.writeString(folder.resolve("x.csv"), "1,2\n3,6\n");
        Files.writeString(folder.resolve("g.csv"), gradient);
        Run run = Run.Place.at(folder, folder)
                .run("backward", "--input", "x.csv", "--dout", "g.csv", "--gamma", "1e10", "--no-save");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEqualTo(warning);
    }

    static Stream<Arguments> gradients() {
        return Stream.of(
                Arguments.of("1,2\n3,4\n", TWO_ROWS.formatted("0, 1") + TWO_ROWS_BACK.formatted("0, 1")),
                Arguments.of(
                        "1,2\n3,1e300\n",
                        TWO_ROWS.formatted("0, 1") + TWO_ROWS_BACK.formatted("0")
                                + "warning: dxhat[1,1] (feature 1) became inf; nothing that is made from it can be trusted.\n"));
    }

    /// By hand: γ/√ε · (dout − mean) is 2/√0.25 · (1 − 2, 3 − 2) for a; b varies, by so little that xhat is far from
    /// ±1.
    @Test
    void aConstantFeatureOnTheWayBack() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b\n5,1\n5,2\n");
        Files.writeString(folder.resolve("g.csv"), "1,0\n3,1\n");
        Run run = Run.Place.at(folder, folder)
                .run("backward", "--input", "x.csv", "--dout", "g.csv", "--gamma", "2", "--eps", "0.25", "--no-save");
        assertThat(run.err())
                .isEqualTo("warning: a: every row is the same: but for rounding var and xhat are 0, and y is β.\n"
                        + "warning: a: var and xhat are 0 (but for rounding), so dgamma is 0 and dx = γ/√ε · (dout −"
                        + " mean of dout), where 1/√ε = 2: only ε holds it down.\n");
        assertThat(run.out()).containsPattern("\\[0,:]  -4  ").containsPattern("\\[1,:] +4  ");
    }

    /// What is set by hand is not what the formulas would make of the rows, and then nothing is said of those.
    @Test
    void nothingIsSaidOfNumbersThatWereSet() throws IOException {
        Files.writeString(folder.resolve("x.csv"), "a,b\n5,1\n5,2\n");
        Files.writeString(folder.resolve("s.bn"), "set var = 1\n");
        Run run = Run.Place.at(folder, folder).run("walk", "--input", "x.csv", "--script", "s.bn");
        assertThat(run.out())
                .contains("var = 1")
                .doesNotContain("every row is the same")
                .doesNotContain("two rows");
    }
}
