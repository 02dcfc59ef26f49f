package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Extreme numbers: the run goes on, and a warning on standard error names the first place to look at.
class CautionTest {
    @TempDir
    Path folder;

    static Stream<Arguments> batches() {
        return Stream.of(
                Arguments.of("a,b\n1,2\n3,6\n", ""),
                Arguments.of(
                        "a,b,c\n1,5,2\n3,5,2\n",
                        "warning: b, c: every row is the same: but for rounding var and xhat are 0, and y is β.\n"),
                // The mean of three times 0.1 is not 0.1, so var is not quite 0, and yet the feature is constant.
                Arguments.of(
                        "a\n0.1\n0.1\n0.1\n",
                        "warning: a: every row is the same: but for rounding var and xhat are 0, and y is β.\n"),
                // 1e-200 squared is less than the least double.
                Arguments.of(
                        "a,b\n1,1e-200\n2,3e-200\n",
                        "warning: b: the rows differ by so little that the squares of xmu are 0 in double precision: var is 0, and"
                                + " ε alone is what they are divided by.\n"),
                // Constant, and yet its sum is beyond the doubles: what went wrong first is said, and that alone.
                Arguments.of(
                        "a,b\n1,1e308\n2,1e308\n",
                        "warning: mu[1] (feature b) became inf; nothing that is made from it can be trusted.\n"),
                Arguments.of(
                        "a,b\n1,1e200\n2,-1e200\n",
                        "warning: sq[0,1] (feature b) became inf; nothing that is made from it can be trusted.\n"),
                Arguments.of(
                        "a,b\n1,1e308\n2,1.5e308\n",
                        "warning: mu[1] (feature b) became inf; nothing that is made from it can be trusted.\n"),
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
                Arguments.of("1,2\n3,4\n", ""),
                Arguments.of(
                        "1,2\n3,1e300\n",
                        "warning: dxhat[1,1] (feature 1) became inf; nothing that is made from it can be trusted.\n"));
    }
}
