package bn.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bn.exact.ExactBatchNorm;
import bn.exact.Example;
import bn.exact.RoundingBound;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Language;
import bn.prose.Words;
import bn.report.StepsReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Runs the NumPy lines, which are meant to be pasted, if there is a Python with NumPy.
final class NumPyRunIT {
    @Test
    void theLinesGiveTheNumbersOfTheTable() throws IOException, InterruptedException {
        Example example = Example.TELLING;

        List<String> printed = run(script(example));

        assertThat(printed).hasSize(23);
        printed.forEach(line -> checkNumbers(example, line));
    }

    private static void checkNumbers(Example example, String line) {
        ExactBatchNorm exact = example.exact();
        RoundingBound bound = RoundingBound.of(example);
        String[] words = line.split(" ");
        String step = words[0];
        int features = example.shape().features();
        assertThat(words).hasSize(1 + exact.value(step).rows() * features);
        for (int i = 0; i < words.length - 1; i++) {
            int row = i / features;
            int feature = i % features;
            double error = new BigDecimal(Double.parseDouble(words[i + 1]))
                    .subtract(exact.row(step, row, feature))
                    .abs()
                    .doubleValue();
            // NumPy adds five rows with up to four roundings where we have three: twice our bound is enough.
            assertThat(error).as("%s[%d,%d]", step, row, feature).isLessThanOrEqualTo(2 * bound.of(step, row, feature));
        }
    }

    /// `bn steps --format numpy` writes a complete module with the table's results.
    @Test
    void theProgramRunsAndGivesTheResults() throws IOException, InterruptedException {
        Example example = Example.TELLING;
        String program = new StepsReport(Mode.TRAIN, Words.of(Language.EN)).numpy();

        assertThat(run(program)).as("the run at its end").hasSize(8);
        List<String> printed = run(Stream.of(
                        Stream.of(program.substring(0, program.indexOf("if __name__"))),
                        inputs(example),
                        Stream.of("out, cache = forward(x, gamma, beta, eps)"),
                        Stream.of("dx, dgamma, dbeta = backward(dout, cache)"),
                        BatchNorm.RESULTS.stream().map(name -> "print('" + name + "', *" + name + ".ravel().tolist())"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n")));

        assertThat(printed).hasSize(BatchNorm.RESULTS.size());
        printed.forEach(line -> checkNumbers(example, line));
    }

    private static String script(Example example) {
        return Stream.of(
                        Stream.of("import numpy as np"),
                        inputs(example),
                        Stream.of("m, D = x.shape"),
                        BatchNorm.TABLE.steps().stream().map(step -> step.name() + " = " + NumPy.of(step.formula())),
                        BatchNorm.TABLE.steps().stream()
                                .map(Step::name)
                                .map(name -> "print('" + name + "', *" + name + ".ravel().tolist())"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> inputs(Example example) {
        return Stream.of(
                "x = " + array(example.columns()) + ".T",
                "dout = " + array(example.dout()) + ".T",
                "eps = " + example.eps(),
                "gamma = np.array(" + Arrays.toString(example.gamma()) + ")",
                "beta = np.array(" + Arrays.toString(example.beta()) + ")");
    }

    private static String array(double[][] columns) {
        return IntStream.range(0, columns.length)
                .mapToObj(column -> Arrays.toString(columns[column]))
                .collect(Collectors.joining(", ", "np.array([", "])"));
    }

    /// A missing NumPy has an exit status of its own, to distinguish it from a wrong line.
    private static List<String> run(String script) throws IOException, InterruptedException {
        Process python;
        try {
            python =
                    new ProcessBuilder("python3", "-").redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no python3 here: " + e.getMessage());
            throw e;
        }
        String guarded = """
                import sys
                try:
                    import numpy
                except ImportError:
                    sys.exit(64)
                """ + script;
        try (var in = python.getOutputStream()) {
            in.write(guarded.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = python.waitFor();
        assumeTrue(status != 64, "no NumPy here");
        assertThat(status).as(printed).isZero();
        return printed.lines().toList();
    }
}
