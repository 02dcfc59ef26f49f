package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.batch.Shape;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.JudgedAnswer.Verdict;
import bn.grading.search.Oddity;
import bn.grading.search.OddityKind;
import bn.rounding.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sums over other axes, and matrix products for products number by number, each added up here in a loop of its own.
class ArraySlipIT {
    private static final int N = 5;
    private static final int D = 3;

    private static double[] right(Exercise exercise, String step) {
        return Exercises.right(exercise, step).numbers();
    }

    private static Answer answer(String step, List<Integer> axes, double... numbers) {
        return new Answer(step, axes, numbers, List.of(Precision.DOUBLE));
    }

    private static Oddity of(OddityKind kind, String line) {
        return new Oddity(line.substring(0, line.indexOf(' ')), kind, Optional.of(line));
    }

    /// The product of an (r, n) and an (n, c) matrix, of numbers in C order.
    private static double[] product(double[] a, double[] b, int r, int n, int c) {
        double[] all = new double[r * c];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < c; j++) {
                for (int k = 0; k < n; k++) {
                    all[i * c + j] += a[i * n + k] * b[k * c + j];
                }
            }
        }
        return all;
    }

    private static double[] transposed(double[] a, int rows, int columns) {
        double[] all = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                all[j * rows + i] = a[i * columns + j];
            }
        }
        return all;
    }

    @Test
    void aMatrixProductWhereNumbersAreMultiplied() {
        Exercise exercise = Exercises.random(1, N, D);
        double[] dout = right(exercise, "dgammax");
        double[] xhat = right(exercise, "xhat");
        double[] xmu = right(exercise, "xmu");
        double[] ivar = right(exercise, "ivar");
        assertThat(oddities(exercise, answer("dgamma", List.of(D, D), product(transposed(xhat, N, D), dout, D, N, D))))
                .containsExactly(of(OddityKind.MATRIX_DIAGONAL, "dgamma = xhat.T @ dgammax"));
        assertThat(oddities(exercise, answer("dgamma", List.of(D, D), product(transposed(dout, N, D), xhat, D, N, D))))
                .containsExactly(of(OddityKind.MATRIX_DIAGONAL, "dgamma = dgammax.T @ xhat"));
        assertThat(oddities(exercise, answer("dgamma", List.of(N, N), product(xhat, transposed(dout, N, D), N, D, N))))
                .containsExactly(of(OddityKind.MATRIX_PRODUCT, "dgamma = xhat @ dgammax.T"));
        assertThat(oddities(exercise, answer("sq", List.of(N, N), product(xmu, transposed(xmu, N, D), N, D, N))))
                .containsExactly(of(OddityKind.MATRIX_PRODUCT, "sq = xmu @ xmu.T"));
        assertThat(oddities(exercise, answer("xhat", List.of(N), product(xmu, ivar, N, D, 1))))
                .containsExactly(of(OddityKind.MATRIX_PRODUCT, "xhat = xmu @ ivar"));
        double[] covariance = product(transposed(xmu, N, D), xmu, D, N, D);
        assertThat(oddities(exercise, answer("var", List.of(D, D), covariance)))
                .containsExactly(of(OddityKind.MATRIX_DIAGONAL, "var = xmu.T @ xmu"));
        double[] divided = Arrays.stream(covariance).map(one -> one / N).toArray();
        assertThat(oddities(exercise, answer("var", List.of(D, D), divided)))
                .containsExactly(of(OddityKind.MATRIX_DIAGONAL, "var = xmu.T @ xmu / m"));
        double[] gamma = right(exercise, "gamma");
        assertThat(oddities(exercise, answer("dxhat", List.of(N * D, D), product(dout, gamma, N * D, 1, D))))
                .containsExactly(of(OddityKind.MATRIX_PRODUCT, "dxhat = np.outer(dgammax, gamma)"));
    }

    /// Where rows and features are as many, no shape gives a product away.
    @Test
    void aMatrixProductOfTheRightShape() {
        Exercise exercise = Exercises.random(1, 4, 4);
        double[] xmu = right(exercise, "xmu");
        assertThat(oddities(exercise, answer("sq", List.of(4, 4), product(xmu, transposed(xmu, 4, 4), 4, 4, 4))))
                .containsExactly(of(OddityKind.MATRIX_PRODUCT, "sq = xmu @ xmu.T"));
    }

    @Test
    void aMatrixProductThatIsSummed() {
        Exercise exercise = Exercises.random(1, N, D);
        double[] product = product(transposed(right(exercise, "xhat"), N, D), right(exercise, "dgammax"), D, N, D);
        double[] columns = IntStream.range(0, D)
                .mapToDouble(j -> product[j] + product[D + j] + product[2 * D + j])
                .toArray();
        assertThat(oddities(exercise, answer("dgamma", List.of(D), columns)))
                .containsExactly(of(OddityKind.MATRIX_PRODUCT, "dgamma = sum(xhat.T @ dgammax, axis=0)"));
    }

    /// Of images: (N, C, H, W).
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "dgamma; sum(dgammax · xhat, axis=2); 2",
                "dgamma; sum(dgammax · xhat, axis=(0, 2)); 02",
                "dgamma; sum(dgammax · xhat, axis=(0, 3)); 03",
                "dgamma; mean(dgammax · xhat, axis=(0, 1)); 01",
                "dgamma; sum(dgammax · xhat, axis=(1, 2, 3)); 123",
                "dgamma; mean(dgammax · xhat, axis=None); 0123",
                "mu; mean(x, axis=(0, 2)); 02",
                "dmu; −sum(dx1, axis=2); 2",
                "dx; sum(dx1 + dx2, axis=0); 0"
            })
    void aSumOverOtherAxes(String step, String formula, String over) {
        Exercise exercise = Exercises.random(1, 2, 3, 4, 5);
        double[] terms = switch (step) {
            case "dgamma" -> times(right(exercise, "dgammax"), right(exercise, "xhat"));
            case "mu" -> right(exercise, "x");
            case "dmu" -> right(exercise, "dx1");
            default -> right(exercise, step);
        };
        IntPredicate summed = axis -> over.indexOf('0' + axis) >= 0;
        List<Integer> left = exercise.shape().only(summed.negate());
        double[] sums = sums(terms, exercise.shape(), summed);
        double scale = formula.startsWith("mean") ? (double) sums.length / terms.length : 1;
        double sign = formula.startsWith("−") ? -1 : 1;
        double[] numbers = Arrays.stream(sums).map(one -> sign * scale * one).toArray();
        Oddity found = of(OddityKind.OTHER_AXES, step + " = " + formula);
        assertThat(oddities(exercise, answer(step, left, numbers))).containsExactly(found);
        assertThat(oddities(exercise, answer(step, kept(exercise.shape(), summed), numbers)))
                .containsExactly(found);
    }

    private static List<Integer> kept(Shape shape, IntPredicate summed) {
        return IntStream.range(0, shape.rank())
                .mapToObj(axis -> summed.test(axis) ? 1 : shape.axes().get(axis))
                .toList();
    }

    private static double[] times(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
    }

    private static double[] sums(double[] terms, Shape shape, IntPredicate summed) {
        int[] length = shape.axes().stream().mapToInt(Integer::intValue).toArray();
        double[] sums = new double[shape.only(summed.negate()).stream().reduce(1, (a, b) -> a * b)];
        int at = 0;
        int[] i = new int[4];
        for (i[0] = 0; i[0] < length[0]; i[0]++) {
            for (i[1] = 0; i[1] < length[1]; i[1]++) {
                for (i[2] = 0; i[2] < length[2]; i[2]++) {
                    for (i[3] = 0; i[3] < length[3]; i[3]++) {
                        int place = 0;
                        for (int axis = 0; axis < 4; axis++) {
                            place = summed.test(axis) ? place : place * length[axis] + i[axis];
                        }
                        sums[place] += terms[at++];
                    }
                }
            }
        }
        return sums;
    }

    /// Within a line such a sum goes on as one number for all features, and no shape gives it away.
    @Test
    void aSumOfEverythingWithinALine() {
        Exercise exercise = Exercises.random(1, N, D);
        double[] ivar = right(exercise, "ivar");
        double sum = Arrays.stream(times(right(exercise, "dxhat"), right(exercise, "xmu")))
                .sum();
        double[] dvar =
                Arrays.stream(ivar).map(one -> -0.5 * sum * one * one * one).toArray();
        Answer divar = Exercises.right(exercise, "divar");
        assertThat(found(exercise, divar, answer("dvar", List.of(D), dvar))).contains(", axis=None)");
        double[] dx1 = right(exercise, "dx1");
        double all = Arrays.stream(dx1).sum();
        double[] dx = Arrays.stream(dx1).map(one -> one - all / N).toArray();
        assertThat(found(exercise, answer("dx", List.of(N, D), dx))).contains("sum(dx1, axis=None)");
        double[] dout = right(exercise, "dgammax");
        double[] dgamma = right(exercise, "dgamma");
        double[] xhat = right(exercise, "xhat");
        double dbeta = Arrays.stream(dout).sum();
        double[] closed = new double[N * D];
        Arrays.setAll(closed, at -> {
            double scale = right(exercise, "gamma")[at % D] * ivar[at % D] / N;
            return scale * (N * dout[at] - dbeta - xhat[at] * dgamma[at % D]);
        });
        assertThat(found(exercise, answer("dx", List.of(N, D), closed))).contains("axis=None)");
    }

    private static String found(Exercise exercise, Answer... answers) {
        return Grade.of(exercise, List.of(answers)).diagnoses().getFirst().ids().toString();
    }

    /// np.var(x) and np.std(x) take no mean that was there before.
    @Test
    void aVarianceOfEverything() {
        Exercise exercise = Exercises.random(1, N, D);
        double[] x = right(exercise, "x");
        double mean = Arrays.stream(x).average().orElseThrow();
        double squares =
                Arrays.stream(x).map(one -> (one - mean) * (one - mean)).sum();
        assertThat(oddities(exercise, Exercises.right(exercise, "mu"), answer("var", List.of(), squares / (N * D))))
                .containsExactly(of(OddityKind.OTHER_AXES, "var = var(x, axis=None)"));
        assertThat(oddities(exercise, answer("var", List.of(), squares / (N * D - 1))))
                .containsExactly(of(OddityKind.OTHER_AXES, "var = var(x, axis=None, ddof=1)"));
        Answer mu = Exercises.right(exercise, "mu");
        assertThat(oddities(exercise, mu, answer("sqrtvar", List.of(), Math.sqrt(squares / (N * D)))))
                .containsExactly(of(OddityKind.OTHER_AXES, "sqrtvar = √var(x, axis=None)"));
    }

    /// What is computed from such an array, as NumPy computes it, follows from it.
    @Test
    void whatIsMadeOfAnArrayOfAnotherShapeFollows() {
        Exercise exercise = Exercises.random(1, N, D);
        double[] divar = product(transposed(right(exercise, "dxhat"), N, D), right(exercise, "xmu"), D, N, D);
        double[] sqrtvar = right(exercise, "sqrtvar");
        double[] dsqrtvar = new double[D * D];
        double[] dvar = new double[D * D];
        for (int at = 0; at < dsqrtvar.length; at++) {
            dsqrtvar[at] = -divar[at] / (sqrtvar[at % D] * sqrtvar[at % D]);
            dvar[at] = 0.5 * dsqrtvar[at] / sqrtvar[at % D];
        }
        List<Integer> axes = List.of(D, D);
        Grade grade = Grade.of(
                exercise,
                List.of(answer("divar", axes, divar), answer("dsqrtvar", axes, dsqrtvar), answer("dvar", axes, dvar)));
        assertThat(grade.answers())
                .extracting(JudgedAnswer::verdict)
                .containsExactly(Verdict.WRONG, Verdict.FOLLOWS, Verdict.FOLLOWS);
        assertThat(grade.unexplained()).isEmpty();
        dvar[0] *= 2;
        Grade wrong = Grade.of(
                exercise,
                List.of(answer("divar", axes, divar), answer("dsqrtvar", axes, dsqrtvar), answer("dvar", axes, dvar)));
        assertThat(wrong.answers().getLast().verdict()).isEqualTo(Verdict.WRONG);
    }

    /// Without its axis, a variance is one number for each row, and NumPy goes on with it.
    @Test
    void whatIsMadeOfAVarianceOfRowsFollows() {
        Exercise exercise = Exercises.random(1, N, D);
        double[] x = right(exercise, "x");
        double[] xmu = right(exercise, "xmu");
        double[] var = new double[N];
        double[] xhat = new double[N * D];
        for (int row = 0; row < N; row++) {
            double[] own = Arrays.copyOfRange(x, row * D, row * D + D);
            double mean = Arrays.stream(own).average().orElseThrow();
            var[row] =
                    Arrays.stream(own).map(one -> (one - mean) * (one - mean)).sum() / D;
            double eps = right(exercise, "eps")[0];
            for (int feature = 0; feature < D; feature++) {
                xhat[row * D + feature] = xmu[row * D + feature] / Math.sqrt(var[row] + eps);
            }
        }
        Grade grade = Grade.of(
                exercise,
                List.of(
                        Exercises.right(exercise, "mu"),
                        answer("var", List.of(N, 1), var),
                        answer("xhat", List.of(N, D), xhat)));
        assertThat(grade.answers())
                .extracting(JudgedAnswer::verdict)
                .containsExactly(Verdict.RIGHT, Verdict.WRONG, Verdict.FOLLOWS);
        assertThat(grade.oddities()).containsExactly(of(OddityKind.OTHER_AXES, "var = var(x, axis=1)"));
    }

    /// Nothing is said of numbers that no line makes, whatever their shape.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void ofOtherNumbersNothingIsSaid(int seed) {
        Random random = new Random(seed);
        Exercise exercise = Exercises.random(seed, 2, 3, 4, 5);
        List<List<Integer>> shapes = List.of(
                List.of(),
                List.of(2),
                List.of(4),
                List.of(5),
                List.of(3, 3),
                List.of(40, 40),
                List.of(2, 3),
                List.of(3, 4),
                List.of(4, 5),
                List.of(2, 4, 5),
                List.of(3, 4, 5));
        for (String step : List.of("mu", "var", "dbeta", "dgamma", "divar", "dx", "ivar")) {
            for (List<Integer> axes : shapes) {
                int count = axes.stream().reduce(1, (a, b) -> a * b);
                double[] numbers = random.doubles(count, -2, 2).toArray();
                assertThat(oddities(exercise, answer(step, axes, numbers)))
                        .as(step + axes)
                        .isEmpty();
            }
        }
    }

    @Test
    void ofRightAnswersNothingIsSaid() {
        Exercise exercise = Exercises.random(2, 4, 4);
        List<Answer> answers = new ArrayList<>();
        exercise.table().steps().stream()
                .filter(step -> exercise.asks(step.name()))
                .forEach(step -> answers.add(Exercises.right(exercise, step.name())));
        Grade grade = Grade.of(exercise, answers);
        assertThat(grade.isRight()).isTrue();
        assertThat(grade.oddities()).isEmpty();
    }

    private static List<Oddity> oddities(Exercise exercise, Answer... answers) {
        Grade grade = Grade.of(exercise, List.of(answers));
        assertThat(grade.isRight()).isFalse();
        return grade.oddities();
    }
}
