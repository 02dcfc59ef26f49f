package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.environment.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// ε = 0 and variances below 0: what has a root is computed, with a remark, and what has none is refused.
class EpsTest extends InFolder {
    private static final String ZERO =
            "ε is 0: nothing keeps the root away from 0 where a feature hardly varies; frameworks have 1e-05 or 1e-03\n";

    @BeforeEach
    void files() throws IOException {
        write("x.csv", "a,b\n1,10\n2,10\n3,16\n");
        write("same.csv", "a,b\n0.1,1\n0.1,2\n0.1,4\n");
        write("zero.json", "{\"x\": [[1,10],[2,10],[3,16]], \"eps\": 0}");
    }

    /// (10, 10, 16) has the mean 12 and the variance 8; (4)/√8 is √2.
    @ParameterizedTest
    @ValueSource(strings = {"--input x.csv --eps 0", "--input zero.json", "--input x.csv --eps 0.0"})
    void zeroIsTakenWithARemark(String options) {
        Run run = run("forward --no-save --format csv --steps xhat " + options);
        assertThat(run.out()).endsWith("1.414213562373095\n");
        assertThat(run.err()).isEqualTo(ZERO);
        assertThat(run.status()).isZero();
    }

    /// The mean of three times 0.1 is not 0.1, and the variance not 0 but for rounding.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "forward --input same.csv --eps 0",
                "backward --input same.csv --dout same.csv --eps 0",
                "compare --input same.csv --stats one.json --eps 0"
            })
    void aVarianceOfZeroNeedsAnEps(String command) throws IOException {
        write("one.json", "{\"running_mean\": [0, 0], \"running_var\": [1, 1]}");
        Run run = run(command);
        assertThat(run.err())
                .endsWith(
                        "the variance of 'a' is 0 and ε is 0: their sum must be above 0, since y is divided by its root;"
                                + " take a larger ε, or leave the feature out\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(ExitStatus.DATA);
    }

    /// Of a batch in eval mode the variance is not used.
    @Test
    void aBatchInEvalModeMayBeConstant() throws IOException {
        write("one.json", "{\"running_mean\": [0, 0], \"running_var\": [4, 1]}");
        Run run = run("forward --input same.csv --eps 0 --mode eval --stats one.json --format csv --no-save");
        assertThat(run.out()).startsWith("a,b\n0.05,1.0\n");
        assertThat(run.err()).isEqualTo(ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-0.25|1.25|",
                "-1|1|running_var of 'b' is -1",
                "-2|1|running_var of 'b' is -2",
                "0|0|the variance of 'b' is 0 and ε is 0: their sum must be above 0, since y is divided by its root; take a"
                        + " larger ε, or leave the feature out"
            })
    void aRunningVarianceBelowZero(String variance, String eps, String problem) throws IOException {
        write("s.json", "{\"running_mean\": [0, 0], \"running_var\": [3, " + variance + "]}");
        Run run = run("forward --input x.csv --mode eval --stats s.json --format csv --no-save --eps " + eps);
        if (problem == null) {
            assertThat(run.out()).contains(",16.0\n");
            assertThat(run.err())
                    .isEqualTo("running_var is below 0 for 'b', and no variance is; it is computed with all the same,"
                            + " since its sum with ε is above 0\n");
        } else {
            String ofNegative = ", which no variance is, and its sum with ε, 1, is not above 0; perhaps another array"
                    + " was saved under its name";
            assertThat(run.err()).isEqualTo(problem + (problem.startsWith("running_var") ? ofNegative : "") + "\n");
            assertThat(run.status()).isEqualTo(ExitStatus.DATA);
        }
    }

    @Test
    void eachFormSaysItsPlaceWhereItIsBelowZero() throws IOException {
        write("neg.json", "{\"x\": [[1],[2]], \"eps\": -1e-3}");
        assertThat(run("forward --input neg.json").err())
                .isEqualTo("neg.json:1:18: $.eps: ε is -0.001, expected 0 or more: it keeps the root away from 0\n");
    }

    @Test
    void aWalkTakesZeroWhileNoVarianceIs() {
        Run.Place typing = here.typing("set eps = 0\nset eps = -1\nset x[:,0] = 1\nset eps = 0\n");
        assertThat(typing.run("walk", "--input", "x.csv").screen())
                .contains("eps = 0; it was 1e-05.")
                .contains("ε must not be below 0: it keeps the root away from 0");
        Run.Place other = here.typing("set x[:,0] = 1\nset eps = 0\n");
        assertThat(other.run("walk", "--input", "x.csv").screen())
                .contains("ε cannot be 0 while the variance of a is 0: y is divided")
                .doesNotContain("eps = 0; it was");
        assertThat(run("walk --input same.csv --eps 0").status()).isEqualTo(ExitStatus.DATA);
    }

    private Run run(String command) {
        return here.run(command.split(" "));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /// y is far off because of it, and not by chance.
    @Test
    void aNegativeRunningVarianceIsNamed() throws IOException {
        write("two.csv", "a,b\n1,5\n2,6\n3,9\n");
        write("neg.json", "{\"running_mean\": [1, 2], \"running_var\": [1, -1e-6], \"eps\": 1e-5}");
        assertThat(run("compare two.csv --stats neg.json").out().replaceAll("\\s+", " "))
                .contains("b: running_var is -1e-06, which no variance is")
                .doesNotContain("by chance");
    }
}
