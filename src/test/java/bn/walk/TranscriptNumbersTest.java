package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Shape;
import bn.exact.ExactBatchNorm;
import bn.exact.Example;
import bn.graph.BatchNorm;
import bn.prose.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Checks the numbers in the transcripts of the lesson by exact arithmetic: each step's table, and the effect
/// of each change.
class TranscriptNumbersTest {
    private static final Pattern STEP =
            Pattern.compile("^ ?\\d+  (\\w+) = .*\\(5, 3\\)$|^ ?\\d+  (\\w+) = .*\\(3,\\)$");
    private static final Pattern ROW = Pattern.compile("^    \\[(\\d),:]\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)$");
    private static final Pattern NUMBERS = Pattern.compile("^ {6,}(-?[\\d.e-]+)\\s+(-?[\\d.e-]+)\\s+(-?[\\d.e-]+)$");
    private static final Pattern CHANGE =
            Pattern.compile("^    (\\w+)  .*?([+-][\\d.e-]+)(?: at |，在 )\\w+\\[(?:(\\d),)?(\\w+)]$");
    private static final List<String> FEATURES = List.of("width", "tilt", "mass");

    /// The sample, with the lesson's changes.
    private static Example sample(boolean x, boolean beta, boolean gamma, boolean dout) {
        double[][] ones = {{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}};
        return new Example(
                "lesson",
                Shape.of(5, 3),
                new double[][] {{1, 3, x ? 7 : 2, 8, 4}, {-2, 0, -5, 1, -1}, {50, 47, 56, 41, 62}},
                gamma ? new double[] {2, 0.5, 1} : new double[] {1.5, -0.7, 2},
                new double[] {0.4, beta ? 3 : -1.1, 0.9},
                1e-5,
                dout
                        ? ones
                        : new double[][] {
                            {0.3, -0.8, 1.4, -0.1, 0.6}, {-1.2, 0.5, 0.2, 0.9, -1.1}, {0.7, 1.1, -0.6, 0.5, -0.9}
                        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void areThoseOfExactArithmetic(Language language) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/golden/walk-" + language.code() + ".txt"));
        Example before = sample(false, false, false, false);
        Example now = before;
        String step = "";
        int tables = 0;
        int changes = 0;
        for (String line : lines) {
            if (line.equals("bn> set xhat[0,0] = 3")) {
                break;
            }
            Example next = switch (line) {
                case "bn> set x[2,width] = 7", "bn> redo" -> sample(true, false, false, false);
                case "bn> undo" -> sample(false, false, false, false);
                case "bn> set beta[1] = 3" -> sample(true, true, false, false);
                case "bn> set gamma = 2, 0.5, 1" -> sample(true, true, true, false);
                case "bn> set dout = 1" -> sample(true, true, true, true);
                case "bn> reset" -> sample(false, false, false, false);
                default -> now;
            };
            if (line.startsWith("bn> ") && next != now) {
                before = now;
                now = next;
            }
            step = line.startsWith("bn> ") ? "" : named(line, step);
            tables += checkTable(line, step, now.exact()) ? 1 : 0;
            changes += checkChange(line, before.exact(), now.exact()) ? 1 : 0;
        }
        assertThat(tables).isGreaterThanOrEqualTo(29);
        assertThat(changes).isGreaterThan(100);
    }

    private static String named(String line, String step) {
        Matcher matcher = STEP.matcher(line);
        if (!matcher.matches()) {
            return step;
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    private static boolean checkTable(String line, String step, ExactBatchNorm exact) {
        Matcher row = ROW.matcher(line);
        Matcher numbers = NUMBERS.matcher(line);
        if (step.isEmpty()) {
            return false;
        }
        if (row.matches()) {
            for (int feature = 0; feature < 3; feature++) {
                check(row.group(2 + feature), exact.row(step, Integer.parseInt(row.group(1)), feature), line);
            }
            return true;
        }
        if (numbers.matches()) {
            for (int feature = 0; feature < 3; feature++) {
                check(numbers.group(1 + feature), exact.row(step, 0, feature), line);
            }
            return true;
        }
        return false;
    }

    private static boolean checkChange(String line, ExactBatchNorm before, ExactBatchNorm now) {
        Matcher change = CHANGE.matcher(line);
        if (!change.matches()) {
            return false;
        }
        String step = change.group(1);
        assertThat(BatchNorm.TABLE.has(step)).as(line).isTrue();
        int row = change.group(3) == null ? 0 : Integer.parseInt(change.group(3));
        int feature = FEATURES.indexOf(change.group(4));
        BigDecimal difference = now.row(step, row, feature).subtract(before.row(step, row, feature));
        check(change.group(2), difference, line);
        // No other cell changed by more.
        int rows = before.value(step).rows();
        double largest = Arrays.stream(new int[] {0, 1, 2})
                .mapToDouble(f -> IntStream.range(0, rows)
                        .mapToDouble(r -> now.row(step, r, f)
                                .subtract(before.row(step, r, f))
                                .abs()
                                .doubleValue())
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        assertThat(difference.abs().doubleValue()).as(line).isCloseTo(largest, within(1e-12 * largest));
        return true;
    }

    /// To the six digits that are shown.
    private static void check(String shown, BigDecimal exact, String line) {
        double value = exact.doubleValue();
        assertThat(Double.parseDouble(shown))
                .as(line)
                .isCloseTo(value, within(Math.max(5.01e-6 * Math.abs(value), 1e-15)));
    }
}
