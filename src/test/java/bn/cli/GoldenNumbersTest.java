package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.ExactBatchNorm;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers on the expected screens are those of exact arithmetic, rounded to the digits shown: every cell
/// is read
/// off the screen and held to 60-digit results that are computed here from the sample, not by the program.
class GoldenNumbersTest {
    private static final Pattern STEP = Pattern.compile("^ ?\\d+  (\\w+) = .*");
    private static final Pattern ROW = Pattern.compile("^    (?:\\[(\\d+),:]|\\[(\\d+),:,(\\d+),(\\d+)])?  .*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?");

    private static final int DIGITS = 6;

    /// How many numbers of a screen were compared; a test that compared none would say nothing.
    private int compared;

    /// Four steps of feature shape; five of batch shape, of which the first and last three rows are shown.
    @ParameterizedTest
    @ValueSource(strings = {"iris-forward-en-80", "iris-forward-en-120", "iris-forward-zh-80", "iris-forward-zh-120"})
    void iris(String screen) throws IOException {
        double[][] x = columns("samples/iris.csv", 4);
        double[] ones = {1, 1, 1, 1};
        check(screen, ExactBatchNorm.of(x, ones, new double[4], 1e-5, null));
        assertThat(compared).isEqualTo(4 * 4 + 5 * 6 * 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"batch-backward-en-80", "batch-backward-en-120", "batch-backward-zh-80", "batch-backward-zh-120"
            })
    void batch(String screen) throws IOException {
        check(screen, batch());
        assertThat(compared).isEqualTo(6 * 3 + 8 * 5 * 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii"})
    void ascii(String screen) throws IOException {
        check(screen, batch());
        assertThat(compared).isEqualTo(4 * 3 + 5 * 5 * 3 + 6 * 3 + 8 * 5 * 3);
    }

    private static ExactBatchNorm batch() throws IOException {
        return ExactBatchNorm.of(
                columns("samples/batch.csv", 3),
                new double[] {1.5, -0.7, 2},
                new double[] {0.4, -1.1, 0.9},
                1e-5,
                columns("samples/grads.csv", 3));
    }

    private void check(String screen, ExactBatchNorm exact) throws IOException {
        String step = null;
        for (String line : Files.readString(GoldenTest.GOLDEN.resolve(screen + ".txt"))
                .lines()
                .toList()) {
            Matcher opening = STEP.matcher(line);
            if (opening.matches()) {
                step = opening.group(1);
            } else if (line.isEmpty()) {
                step = null;
            } else if (step != null && ROW.matcher(line).matches()) {
                checkRow(step, line, exact);
            }
        }
    }

    private void checkRow(String step, String line, ExactBatchNorm exact) {
        Matcher row = ROW.matcher(line);
        assertThat(row.matches()).isTrue();
        int at = row.group(1) == null ? 0 : Integer.parseInt(row.group(1));
        String cells = row.group(1) == null ? line : line.substring(line.indexOf(']') + 1);
        List<String> numbers = new ArrayList<>(Arrays.asList(cells.strip().split(" +")));
        if (numbers.stream().anyMatch(cell -> !NUMBER.matcher(cell).matches())) {
            return; // the names of the features, or the rows left out
        }
        for (int feature = 0; feature < numbers.size(); feature++) {
            BigDecimal expected = exact.row(step, at, feature);
            BigDecimal shown = new BigDecimal(numbers.get(feature));
            assertThat(shown.subtract(expected).abs())
                    .as("%s[%d,%d]: %s for %s", step, at, feature, shown, expected)
                    .isLessThanOrEqualTo(halfADigit(expected));
            compared++;
        }
    }

    /// Half a unit of the last digit shown, and the rounding error of a few double operations, which shows
    /// only where
    /// the exact value lies at a tie, or where it is the small difference of large ones (relative to a spread
    /// of 1).
    private static BigDecimal halfADigit(BigDecimal exact) {
        BigDecimal rounding = new BigDecimal("1e-13").max(exact.abs().multiply(new BigDecimal("1e-13")));
        if (exact.signum() == 0) {
            return rounding;
        }
        BigDecimal rounded = exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        return rounded.ulp().multiply(new BigDecimal("0.5")).add(rounding);
    }

    private static double[][] columns(String file, int features) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(file));
        double[][] columns = new double[features][lines.size() - 1];
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",");
            for (int feature = 0; feature < features; feature++) {
                columns[feature][row - 1] = Double.parseDouble(cells[feature]);
            }
        }
        return columns;
    }
}
