package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.data.answers.AnswerNames;
import bn.data.answers.AnswersReader;
import bn.data.file.Source;
import bn.formula.Value;
import bn.grading.catalogue.DataChange;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Hypotheses;
import bn.grading.judging.Answer;
import bn.rounding.Precision;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of few digits: and what to do about them only where it helps.
class DigitsIT {
    private static final List<String> RESULTS = List.of("out", "dbeta", "dgamma", "dx");

    private static List<Answer> read(Exercise exercise, List<Answer> answers, DoubleFunction<String> digits)
            throws Exception {
        String json = answers.stream()
                .map(answer -> "\"" + answer.step() + "\": " + written(answer, digits))
                .collect(Collectors.joining(", ", "{", "}"));
        AnswersReader reader = new AnswersReader(exercise, AnswerNames.KNOWN);
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        reader.read(Source.stream(new ByteArrayInputStream(text), "mine.json"));
        return reader.answers().answers();
    }

    private static List<Answer> right(Exercise exercise) {
        return RESULTS.stream().map(step -> Exercises.right(exercise, step)).toList();
    }

    private static String written(Answer answer, DoubleFunction<String> digits) {
        double[] numbers = answer.numbers();
        int width = answer.axes().getLast();
        List<String> rows = IntStream.range(0, numbers.length / width)
                .mapToObj(row -> Arrays.stream(numbers, row * width, row * width + width)
                        .mapToObj(digits)
                        .toList()
                        .toString())
                .toList();
        return answer.axes().size() == 1 ? rows.getFirst() : rows.toString();
    }

    /// The shortest decimals of float32 are the numbers that a file of float32 has.
    @Test
    void decimalsOfFloat32AreFloat32() throws Exception {
        Exercise exercise = Exercises.random(1, 5, 3);
        List<Answer> read = read(exercise, right(exercise), number -> Float.toString((float) number));
        for (int i = 0; i < read.size(); i++) {
            Answer stored = Written.FLOAT32.of(right(exercise).get(i));
            assertThat(read.get(i).numbers()).as(stored.step()).isEqualTo(stored.numbers());
            assertThat(read.get(i).possible()).as(stored.step()).isEqualTo(stored.possible());
        }
    }

    /// float64 printed to nine digits, or a file with one answer in float64, is none of that.
    @Test
    void otherDecimalsAreNot() throws Exception {
        Exercise exercise = Exercises.random(1, 5, 3);
        for (int digits = 3; digits <= 17; digits++) {
            String print = "%." + digits + "g";
            assertThat(read(exercise, right(exercise), number -> String.format(Locale.ROOT, print, number)))
                    .as(print)
                    .noneMatch(answer -> answer.possible().contains(Precision.SINGLE));
        }
        List<Answer> mixed = read(
                exercise,
                right(exercise),
                number -> number > 0 ? Double.toString(number) : Float.toString((float) number));
        assertThat(mixed).noneMatch(answer -> answer.possible().contains(Precision.SINGLE));
    }

    private static Grade unknown(Written how) {
        Exercise exercise = Exercises.random(1, 5, 3);
        Answer dx = Exercises.right(exercise, "dx");
        double[] numbers = dx.numbers().clone();
        Arrays.setAll(numbers, i -> numbers[i] + 0.01 * Math.sin(100 * i));
        return Grade.of(
                exercise,
                List.of(
                        how.of(Exercises.right(exercise, "out")),
                        how.of(new Answer("dx", dx.axes(), numbers, List.of(Precision.DOUBLE)))));
    }

    /// More digits help only where something fits those there are.
    @ParameterizedTest
    @EnumSource(
            value = Written.class,
            names = {"FLOAT64", "FLOAT32", "SIX_DIGITS", "FOUR_DECIMALS"})
    void moreDigitsAreNotAskedForWhereNothingFits(Written how) {
        assertThat(unknown(how).isUnknown()).isTrue();
        assertThat(unknown(how).isShortOfDigits()).isFalse();
    }

    /// One number of two digits is what a dozen formulas make.
    @Test
    void moreDigitsAreAskedForWhereSomethingFits() {
        Exercise exercise = Exercises.random(1, 5, 1);
        double half = 0.5 * Exercises.right(exercise, "dgamma").numbers()[0];
        double rounded = Math.rint(half * 10) / 10;
        Answer dgamma = Written.FOUR_DECIMALS.of(
                new Answer("dgamma", List.of(1), new double[] {rounded}, List.of(Precision.DOUBLE)));
        assertThat(Grade.of(exercise, List.of(dgamma)).isShortOfDigits()).isTrue();
    }

    /// Nobody is advised to take data such as they have, and what is advised brings it about.
    @ParameterizedTest
    @EnumSource(value = DataChange.class, mode = EnumSource.Mode.EXCLUDE, names = "STATISTICS")
    void aChangeIsAdvisedUntilItIsMade(DataChange change) {
        Exercise exercise = plain();
        assertThat(DataChange.of(exercise)).contains(change);
        assertThat(DataChange.of(change.applied(exercise))).doesNotContain(change);
    }

    /// γ = 1, β = 0, a constant dout, standardized columns, as many rows as features.
    private static Exercise plain() {
        double[] column = {-1, 0, 1};
        Value.PerRow x = new Value.PerRow(
                3,
                (_, from, to) -> Arrays.stream(Arrays.copyOfRange(column, from, to))
                        .map(number -> number * Math.sqrt(1.5))
                        .toArray());
        return Exercises.random(1, 3, 3)
                .with(Map.of(
                        "x",
                        x,
                        "dout",
                        new Value.PerRow(3, (_, from, to) -> new double[to - from]),
                        "gamma",
                        Value.PerFeature.filled(1, 3),
                        "beta",
                        Value.PerFeature.filled(0, 3)));
    }

    /// With few digits several lines may fit; where the same answers with all their digits tell them
    /// apart, no other data are advised.
    @Test
    void whatTellsExplanationsApart() {
        Exercise exercise = Exercises.random(3, 5, 3);
        List<Grade> grades = Hypotheses.usual(exercise).stream()
                .map(one -> Written.FOUR_DECIMALS.answers(exercise, one.table(exercise), RESULTS))
                .map(answers -> Grade.of(exercise, answers))
                .toList();
        assertThat(grades).anyMatch(Grade::isToldByDigits);
        for (Grade grade : grades) {
            assertThat(grade.tellingChanges())
                    .isSubsetOf(DataChange.of(exercise).toList());
            assertThat(grade.isToldByDigits() && !grade.tellingChanges().isEmpty())
                    .isFalse();
        }
    }
}
