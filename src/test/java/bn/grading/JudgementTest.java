package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.formula.Expr;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistakes;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.search.Diagnosis;
import bn.graph.Cell;
import bn.graph.Trace;
import bn.rounding.FloatFormat;
import bn.rounding.PossiblePrecisions;
import bn.rounding.Precision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is and what is not claimed about wrong answers.
class JudgementTest {
    /// A wrong xhat would have changed out, which is right: the line is reported, but no mistake of the catalogue.
    @Test
    void noMistakeIsClaimedThatWouldSpoilWhatIsRight() {
        Exercise exercise = Exercises.random(3, 5, 3);
        Trace with = exercise.run(
                exercise.table()
                        .with(Map.of(
                                "dgamma",
                                Expr.ref("dgammax")
                                        .times(Expr.ref("xhat"))
                                        .times(Expr.ref("ivar"))
                                        .sumRows())),
                List.of());
        Answer dgamma = Answer.of(with, "dgamma", with.graph().extent("dgamma"));
        Grade grade =
                Grade.of(exercise, List.of(Exercises.right(exercise, "out"), dgamma, Exercises.right(exercise, "dx")));
        assertThat(grade.diagnoses()).extracting(Diagnosis::mistakes).containsExactly(List.of());
        assertThat(grade.diagnoses().getFirst().ids()).containsExactly("dgamma = ivar · sum(dgammax · xhat)");
    }

    /// dbeta is exact with two decimals: it is no number rounded to two, which could excuse a dx that is off by them.
    @Test
    void fewDecimalsAreNoExcuseWhereTheyAreAll() {
        Exercise exercise = Exercises.random(5, 10, 3);
        Value.PerRow dout = (Value.PerRow) exercise.input("dout");
        Exercise rounded = exercise.with(
                "dout",
                new Value.PerRow(
                        10,
                        (feature, from, to) -> Arrays.stream(dout.run().of(feature, from, to))
                                .map(number -> Math.round(number * 100) / 100.0)
                                .toArray()));
        Answer dbeta = sixDigits(Exercises.right(rounded, "dbeta"));
        Answer dgamma = moved(Exercises.right(rounded, "dgamma"), 1e-3);
        Answer dx = moved(Exercises.right(rounded, "dx"), 1e-5);
        Grade grade = Grade.of(rounded, List.of(dbeta, dgamma, dx));
        assertThat(grade.answers())
                .extracting(JudgedAnswer::verdict)
                .containsExactly(JudgedAnswer.Verdict.RIGHT, JudgedAnswer.Verdict.WRONG, JudgedAnswer.Verdict.WRONG);
    }

    private static Answer moved(Answer answer, double by) {
        double[] numbers =
                Arrays.stream(answer.numbers()).map(number -> number + by).toArray();
        return new Answer(answer.step(), answer.axes(), numbers, List.of(Precision.DOUBLE));
    }

    private static Answer sixDigits(Answer answer) {
        double[] numbers = Arrays.stream(answer.numbers())
                .map(number -> new BigDecimal(number).round(new MathContext(6)).doubleValue())
                .toArray();
        return new Answer(answer.step(), answer.axes(), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers));
    }

    /// Half-precision round-off may cover all of dx, but not out.
    @Test
    void whatRoundingMayTakeIsUndecided() {
        Exercise exercise = Exercises.random(1, 2, 1).with("eps", new Value.One(1e-9));
        Answer exact = Exercises.right(exercise, "dx");
        Answer half = new Answer("dx", exact.axes(), exact.numbers(), List.of(Precision.HALF));
        assertThat(Grade.of(exercise, List.of(exact)).isDecided()).isTrue();
        Answer off = new Answer(
                "dx",
                exact.axes(),
                Arrays.stream(half.numbers()).map(number -> 2 * number).toArray(),
                List.of(Precision.HALF));
        Grade grade = Grade.of(exercise, List.of(off));
        assertThat(grade.isRight()).isTrue();
        assertThat(grade.isDecided()).isFalse();
    }

    /// A bfloat16 of usual size is a float16 too; computed in float16 it would be right as well, but nothing needs
    /// that.
    @Test
    void whatWasWrittenInBfloat16IsRight() {
        Exercise exercise = Exercises.random(3, 16, 2);
        Answer out = Exercises.right(exercise, "out");
        double[] numbers =
                Arrays.stream(out.numbers()).map(FloatFormat.BRAIN::round).toArray();
        assertThat(Arrays.stream(numbers)).allMatch(number -> FloatFormat.HALF.round(number) == number);
        Grade grade = Grade.of(
                exercise,
                List.of(new Answer("out", out.axes(), numbers, PossiblePrecisions.of(FloatFormat.DOUBLE, numbers))));
        assertThat(grade.isRight()).isTrue();
        assertThat(grade.isDecided()).isTrue();
        assertThat(grade.answers().getFirst().precision().dtype()).isEqualTo("bfloat16");
    }

    /// It is not the largest difference if that one is within its bound: half precision rounds a number
    /// between 2048 and 4096 by up to 1, and one below 1 by less than 1/2000.
    @Test
    void theNumberShownIsOneThatIsWrong() {
        Exercise exercise = Exercises.random(3, 5, 2).with("gamma", new Value.PerFeature(10_000, 1));
        double[] numbers = Exercises.right(exercise, "dx").numbers();
        int large = 0;
        int small = 3;
        assertThat(Math.abs(numbers[large])).isBetween(2048.0, 4096.0);
        assertThat(Math.abs(numbers[small])).isLessThan(1);
        numbers[large] += 3;
        assertThat(Grade.of(exercise, List.of(half(numbers))).isRight()).isTrue();
        numbers[small] += 2;
        Answer dx = half(numbers);

        JudgedAnswer wrong = Grade.of(exercise, List.of(dx)).firstWrong().orElseThrow();

        assertThat(wrong.at()).isEqualTo(new Cell("dx", small / 2, small % 2));
        assertThat(wrong.comparison().difference()).isCloseTo(2, within(1e-9));
        assertThat(wrong.comparison().bound()).isLessThan(2);
    }

    private static Answer half(double... numbers) {
        return new Answer("dx", List.of(5, 2), numbers.clone(), List.of(Precision.HALF));
    }

    /// Both explain dgamma; one of them also needs another form of out.
    @Test
    void whatAssumesLeastIsNamed() {
        Exercise exercise = Exercises.random(3, 5, 3);
        Trace with = exercise.run(
                exercise.table()
                        .with(Mistakes.named("dgamma-with-x")
                                .orElseThrow()
                                .rewrites()
                                .getFirst()
                                .lines()),
                List.of());
        List<Answer> answers = List.of(
                Exercises.right(exercise, "out"),
                Answer.of(with, "dgamma", with.graph().extent("dgamma")),
                Exercises.right(exercise, "dx"));
        assertThat(Grade.of(exercise, answers).diagnoses())
                .extracting(Diagnosis::ids)
                .containsExactly(List.of("dgamma-with-x"));
    }

    /// A course's line reads ivar where the table's reads sqrtvar: with an ivar that is wrong for no known reason, it
    /// makes other numbers, and these are right by that ivar.
    @ParameterizedTest
    @ValueSource(strings = {"of divar", "of the sum", "of xhat", "of dsqrtvar"})
    void whatIsRightByOnesOwnIvarFollowsFromIt(String line) {
        Exercise exercise = Exercises.random(4, 5, 3);
        double[] ivar = {0.31, 0.77, 0.123};
        double[] dxhat = Exercises.right(exercise, "dxhat").numbers();
        double[] xmu = Exercises.right(exercise, "xmu").numbers();
        double[] dsqrtvar = Exercises.right(exercise, "dsqrtvar").numbers();
        double[] sum = new double[3];
        for (int at = 0; at < xmu.length; at++) {
            sum[at % 3] += dxhat[at] * xmu[at];
        }
        double[] dvar = new double[3];
        for (int feature = 0; feature < 3; feature++) {
            dvar[feature] = line.equals("of dsqrtvar")
                    ? 0.5 * dsqrtvar[feature] * ivar[feature]
                    : -0.5 * sum[feature] * Math.pow(ivar[feature], 3);
        }
        List<Precision> whole = List.of(Precision.DOUBLE);
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer("ivar", List.of(3), ivar, whole));
        if (line.equals("of xhat")) {
            double[] xhat = new double[xmu.length];
            Arrays.setAll(xhat, at -> xmu[at] * ivar[at % 3]);
            answers.add(new Answer("xhat", List.of(5, 3), xhat, whole));
        }
        if (line.equals("of divar") || line.equals("of dsqrtvar")) {
            answers.add(Exercises.right(exercise, line.substring(3)));
        }
        answers.add(new Answer("dvar", List.of(3), dvar, whole));
        Grade grade = Grade.of(exercise, answers);
        assertThat(grade.answers().getFirst().verdict()).isEqualTo(JudgedAnswer.Verdict.WRONG);
        assertThat(grade.answers().getLast().verdict()).isEqualTo(JudgedAnswer.Verdict.FOLLOWS);
        assertThat(grade.answers().getLast().from()).contains("ivar");
        assertThat(grade.unexplained()).containsExactly("ivar");
        dvar[1] *= 1.001;
        assertThat(Grade.of(exercise, answers).answers().getLast().verdict()).isEqualTo(JudgedAnswer.Verdict.WRONG);
    }
}
