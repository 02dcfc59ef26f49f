package bn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.ExactBatchNorm;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers on the expected screens are those of exact arithmetic, rounded to the digits shown: every
/// cell is read off the screen and held to 60-digit results that are computed here from the sample, not by
/// the program.
class GoldenNumbersTest {
    private static final Pattern STEP = Pattern.compile("^ ?\\d+  (\\w+) = .*");
    private static final Pattern RESULT = Pattern.compile("^    (dx|dgamma|dbeta)   .*");
    private static final Pattern SUMMARY = Pattern.compile(
            "^    (mean of|std of)? ?([xy]) ?(的均值|的标准差)?  .*|^    (sum\\(dx\\)|.2 . dvar . mean\\(xmu\\))  .*");
    private static final Pattern ROW = Pattern.compile("^    (?:\\[(\\d+),:]|\\[(\\d+),:,(\\d+),(\\d+)])?  .*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?");

    private static final int DIGITS = 6;

    private static final double[] GAMMA = {1.5, -0.7, 2};
    private static final double[] BETA = {0.4, -1.1, 0.9};

    /// How many numbers of a screen were compared; a test that compared none would say nothing.
    private int compared;

    /// Places in an image.
    private int inner = 1;

    /// Four steps of feature shape; five of batch shape, of which the first and last three rows are shown.
    @ParameterizedTest
    @ValueSource(strings = {"iris-forward-en-80", "iris-forward-en-120", "iris-forward-zh-80", "iris-forward-zh-120"})
    void iris(String screen) throws IOException {
        double[][] x = columns("samples/iris.csv", 4);
        double[] ones = {1, 1, 1, 1};
        check(screen, ExactBatchNorm.of(x, ones, new double[4], 1e-5, null), ones, new double[4]);
        assertThat(compared).isEqualTo(4 * 4 + 5 * 6 * 4 + 4 * 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"batch-backward-en-80", "batch-backward-en-120", "batch-backward-zh-80", "batch-backward-zh-120"
            })
    void batch(String screen) throws IOException {
        check(screen, batch(), GAMMA, BETA);
        assertThat(compared).isEqualTo(6 * 3 + 8 * 5 * 3 + 5 * 3 + 2 * 3 + 2 * 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii"})
    void ascii(String screen) throws IOException {
        check(screen, batch(), GAMMA, BETA);
        assertThat(compared).isEqualTo(4 * 3 + 5 * 5 * 3 + 4 * 3 + 6 * 3 + 8 * 5 * 3 + 5 * 3 + 2 * 3 + 2 * 3);
    }

    private static ExactBatchNorm batch() throws IOException {
        return ExactBatchNorm.of(columns("samples/batch.csv", 3), GAMMA, BETA, 1e-5, columns("samples/grads.csv", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"images"})
    void images(String screen) throws IOException {
        Map<String, Object> sample = Json.object(Files.readString(Path.of("samples/images.json")));
        List<Double> dout =
                Json.flat(Json.object("{\"dout\": " + Files.readString(Path.of("samples/images-grads.json")) + "}")
                        .get("dout"));
        double[] gamma = {1.5, -0.7, 2};
        double[] beta = {0.4, -1.1, 0.9};
        inner = 8;
        check(
                screen,
                ExactBatchNorm.of(nested(Json.flat(sample.get("x"))), gamma, beta, 1e-5, nested(dout)),
                gamma,
                beta);
        assertThat(compared).isEqualTo(4 * 3 + 5 * 6 * 3 + 4 * 3 + 6 * 3 + 8 * 6 * 3 + 6 * 3 + 2 * 3 + 2 * 3);
    }

    /// (2, 3, 4, 2) in C order as one array a channel.
    private static double[][] nested(List<Double> flat) {
        double[][] columns = new double[3][16];
        for (int i = 0; i < flat.size(); i++) {
            columns[i / 8 % 3][i / 24 * 8 + i % 8] = flat.get(i);
        }
        return columns;
    }

    private void check(String screen, ExactBatchNorm exact, double[] gamma, double[] beta) throws IOException {
        String step = null;
        for (String line : Files.readString(GoldenTest.GOLDEN.resolve(screen + ".txt"))
                .lines()
                .toList()) {
            Matcher opening = STEP.matcher(line);
            Matcher result = RESULT.matcher(line);
            Matcher summary = SUMMARY.matcher(line);
            if (opening.matches()) {
                step = opening.group(1);
            } else if (result.matches()) {
                step = result.group(1);
            } else if (line.isEmpty()) {
                step = null;
            } else if (summary.matches()) {
                checkSummary(line, summary, exact, gamma, beta);
            } else if (step != null && ROW.matcher(line).matches()) {
                checkRow(step, line, exact);
            }
        }
    }

    /// Mean and standard deviation of x and of y, and the sums that must be 0.
    private void checkSummary(String line, Matcher label, ExactBatchNorm exact, double[] gamma, double[] beta) {
        String[] numbers = line.substring(label.end(label.group(4) == null ? 2 : 4))
                .replaceFirst(" ?的均值| ?的标准差", "")
                .strip()
                .split(" +");
        boolean isMean = "mean of".equals(label.group(1)) || "的均值".equals(label.group(3));
        MathContext digits = new MathContext(60);
        for (int feature = 0; feature < numbers.length; feature++) {
            BigDecimal deviation = exact.row("var", 0, feature).sqrt(digits);
            BigDecimal expected = switch (String.valueOf(label.group(2))) {
                case "x" -> isMean ? exact.row("mu", 0, feature) : deviation;
                case "y" ->
                    isMean
                            ? new BigDecimal(beta[feature])
                            : deviation
                                    .multiply(new BigDecimal(gamma[feature]).abs())
                                    .divide(exact.row("sqrtvar", 0, feature), digits);
                default -> BigDecimal.ZERO;
            };
            assertShown(numbers[feature], expected, line);
        }
    }

    private void checkRow(String step, String line, ExactBatchNorm exact) {
        Matcher row = ROW.matcher(line);
        assertThat(row.matches()).isTrue();
        boolean labelled = line.strip().startsWith("[");
        String cells = labelled ? line.substring(line.indexOf(']') + 1) : line;
        List<String> numbers = List.of(cells.strip().split(" +"));
        if (numbers.stream().anyMatch(cell -> !NUMBER.matcher(cell).matches())) {
            return; // the names of the features, or the rows left out
        }
        for (int feature = 0; feature < numbers.size(); feature++) {
            assertShown(numbers.get(feature), exact.row(step, at(row), feature), step + line);
        }
    }

    /// The row of `[3,:]`, or of `[1,:,2,0]` among images of 4 by 2.
    private int at(Matcher row) {
        if (row.group(1) != null) {
            return Integer.parseInt(row.group(1));
        }
        return row.group(2) == null
                ? 0
                : Integer.parseInt(row.group(2)) * inner
                        + Integer.parseInt(row.group(3)) * 2
                        + Integer.parseInt(row.group(4));
    }

    private void assertShown(String number, BigDecimal expected, String where) {
        assertThat(new BigDecimal(number).subtract(expected).abs())
                .as("%s: %s for %s", where, number, expected)
                .isLessThanOrEqualTo(halfADigit(expected));
        compared++;
    }

    /// Half a unit of the last digit shown, and the rounding error of a few double operations, which shows
    /// only where the exact value lies at a tie, or where it is the small difference of large ones
    /// (relative to a spread of 1).
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
