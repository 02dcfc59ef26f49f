package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.Mode;
import bn.stats.Convention;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The result of each mistake, derived on paper from the right values and not from its formulas in the
/// catalogue.
///
/// For one feature, with N rows, variance v, s = √(v+ε) and r = 1/s: A = γ·dout·r, B = −(r·γ/N)·x̂·dγ, E =
/// −mean(A), and correctly dx = A + B + E.
class MistakeOutcomesTest {
    /// One feature, in the notation of the derivation; `i` is a row.
    private record Feature(Exercise exercise, int feature) {
        double of(String name, int row) {
            return switch (exercise.right().value(name)) {
                case Value.One(double number) -> number;
                case Value.PerFeature numbers -> numbers.at(feature);
                case Value.PerRow numbers -> numbers.at(row, feature);
            };
        }

        double rows() {
            return exercise.shape().rows();
        }

        double v() {
            return of("var", 0);
        }

        double eps() {
            return of("eps", 0);
        }

        double s() {
            return Math.sqrt(v() + eps());
        }

        double gamma() {
            return of("gamma", 0);
        }

        double beta() {
            return of("beta", 0);
        }

        double a(int i) {
            return gamma() * of("dout", i) / s();
        }

        double b(int i) {
            return -gamma() / s() / rows() * of("xhat", i) * of("dgamma", 0);
        }

        double e() {
            double sum = 0;
            for (int i = 0; i < rows(); i++) {
                sum += a(i);
            }
            return -sum / rows();
        }

        /// y if the deviations are divided by `divisor` instead of s.
        double outOver(double divisor, int i) {
            return gamma() * of("xhat", i) * s() / divisor + beta();
        }
    }

    /// A value of a mistaken run in a row.
    @FunctionalInterface
    private interface Outcome {
        double of(Feature f, int i);
    }

    private record Expected(String step, Outcome outcome) {}

    private static Expected dx(Outcome outcome) {
        return new Expected("dx", outcome);
    }

    private static Expected out(Outcome outcome) {
        return new Expected("out", outcome);
    }

    private static Expected dgamma(Outcome outcome) {
        return new Expected("dgamma", outcome);
    }

    private static final Map<String, Expected> EXPECTED = new HashMap<>();

    static {
        EXPECTED.put(
                "var-unbiased", out((f, i) -> f.outOver(Math.sqrt(f.v() * f.rows() / (f.rows() - 1) + f.eps()), i)));
        EXPECTED.put("xhat-no-sqrt", out((f, i) -> f.outOver(f.v() + f.eps(), i)));
        EXPECTED.put("eps-outside-sqrt", out((f, i) -> f.outOver(Math.sqrt(f.v()) + f.eps(), i)));
        EXPECTED.put("eps-missing", out((f, i) -> f.outOver(Math.sqrt(f.v()), i)));
        EXPECTED.put(
                "var-over-D",
                out((f, i) -> f.outOver(
                        Math.sqrt(f.v() * f.rows() / f.exercise().shape().features() + f.eps()), i)));
        EXPECTED.put("std-as-var", out((f, i) -> f.outOver(Math.sqrt(Math.sqrt(f.v()) + f.eps()), i)));
        EXPECTED.put("not-normalized", dgamma((f, i) -> f.s() * f.of("dgamma", 0) + f.of("mu", 0) * f.of("dbeta", 0)));
        EXPECTED.put("gamma-before-normalizing", out((f, i) -> f.gamma() * f.of("xhat", i) + f.beta() / f.s()));
        EXPECTED.put("stats-constant", dx(Feature::a));
        EXPECTED.put("dx-is-dout", dx((f, i) -> f.of("dout", i)));
        EXPECTED.put("variance-path-missing", dx((f, i) -> f.of("dx", i) - f.b(i)));
        EXPECTED.put("mean-path-missing", dx((f, i) -> f.of("dx", i) - f.e()));
        EXPECTED.put("dxmu-overwritten", dx(Feature::b));
        EXPECTED.put("dxmu2-no-two", dx((f, i) -> f.of("dx", i) - f.b(i) / 2));
        EXPECTED.put("dsq-no-mean", dx((f, i) -> f.of("dx", i) + (f.rows() - 1) * f.b(i)));
        EXPECTED.put("dx2-no-mean", dx((f, i) -> f.of("dx", i) + (f.rows() - 1) * f.e()));
        EXPECTED.put("dsqrtvar-sign", dx((f, i) -> f.of("dx", i) - 2 * f.b(i)));
        EXPECTED.put("dsqrtvar-no-square", dx((f, i) -> f.of("dx", i) + (f.s() - 1) * f.b(i)));
        EXPECTED.put("dvar-no-half", dx((f, i) -> f.of("dx", i) + f.b(i)));
        EXPECTED.put("dvar-exponent", dx((f, i) -> f.of("dx", i) + (f.v() + f.eps() - 1) * f.b(i)));
        EXPECTED.put("dmu-sign", dx((f, i) -> f.of("dx", i) - 2 * f.e()));
        EXPECTED.put("dxhat-no-gamma", dx((f, i) -> f.of("dx", i) / f.gamma()));
        EXPECTED.put("closed-form-no-gamma", dx((f, i) -> f.of("dx", i) + (1 - f.gamma()) / f.s() * f.of("dout", i)));
        EXPECTED.put(
                "rows-without-space",
                dx((f, i) -> f.a(i) + f.rows() / f.exercise().shape().examples() * (f.b(i) + f.e())));
        EXPECTED.put("dgamma-with-x", dgamma((f, i) -> f.s() * f.of("dgamma", 0) + f.of("mu", 0) * f.of("dbeta", 0)));
        EXPECTED.put("dgamma-with-xmu", dgamma((f, i) -> f.s() * f.of("dgamma", 0)));
        EXPECTED.put("dgamma-with-dxhat", dgamma((f, i) -> f.gamma() * f.of("dgamma", 0)));
        EXPECTED.put("dgamma-no-xhat", dgamma((f, i) -> f.of("dbeta", 0)));
        EXPECTED.put("dgamma-dbeta-exchanged", dgamma((f, i) -> f.of("dbeta", 0)));
        EXPECTED.put("dout-averaged", dx((f, i) -> f.of("dx", i) / f.rows()));
        EXPECTED.put("gamma-missing", out((f, i) -> f.of("xhat", i) + f.beta()));
        EXPECTED.put("beta-missing", out((f, i) -> f.of("out", i) - f.beta()));
        EXPECTED.put("mean-is-sum", new Expected("xmu", (f, i) -> f.of("x", i) - f.rows() * f.of("mu", 0)));
        EXPECTED.put("mean-not-sum", dgamma((f, i) -> f.of("dgamma", 0) / f.rows()));
        EXPECTED.put("rows-not-summed", dgamma((f, i) -> f.of("dout", i) * f.of("xhat", i)));
        EXPECTED.put("dbeta-with-x", new Expected("dbeta", (f, i) -> f.rows() * f.of("mu", 0)));
        EXPECTED.put("mean-not-subtracted", out((f, i) -> f.of("out", i) + f.gamma() * f.of("mu", 0) / f.s()));
        EXPECTED.put(
                "var-not-centered",
                out((f, i) -> f.outOver(Math.sqrt(f.v() + f.of("mu", 0) * f.of("mu", 0) + f.eps()), i)));
        EXPECTED.put("gamma-beta-exchanged", out((f, i) -> f.beta() * f.of("xhat", i) + f.gamma()));
        EXPECTED.put("eps-twice", out((f, i) -> f.outOver(Math.sqrt(f.v() + 2 * f.eps()), i)));
        EXPECTED.put("eps-in-quotient", out((f, i) -> f.outOver(Math.sqrt(f.v()), i) + f.gamma() * f.eps()));
        EXPECTED.put("eps-darknet", out((f, i) -> f.outOver(Math.sqrt(f.v()) + 1e-6, i)));
        EXPECTED.put("dvar-no-eps", dx((f, i) -> f.of("dx", i) + (Math.pow(1 + f.eps() / f.v(), 1.5) - 1) * f.b(i)));
        EXPECTED.put("divar-with-dout", dx((f, i) -> f.of("dx", i) + (1 / f.gamma() - 1) * f.b(i)));
        EXPECTED.put("dmu-no-ivar", dx((f, i) -> f.of("dx", i) + (f.s() - 1) * f.e()));
        EXPECTED.put("bessel-in-backward", dx((f, i) -> f.a(i) + f.rows() / (f.rows() - 1) * (f.b(i) + f.e())));
        EXPECTED.put(
                "backward-over-D",
                dx((f, i) -> f.a(i) + f.rows() / f.exercise().shape().features() * (f.b(i) + f.e())));
        // divar gains μ·Σdxhat, which is μ·γ·dβ beside γ·s·dγ; the columns of dxmu2 are centered by dx2.
        EXPECTED.put(
                "backward-with-x",
                dx((f, i) -> f.of("dx", i) + f.b(i) * f.of("mu", 0) * f.of("dbeta", 0) / (f.s() * f.of("dgamma", 0))));
        EXPECTED.put("xmu-overwritten", dx((f, i) -> f.of("dx", i) + (1 / (f.s() * f.s()) - 1) * f.b(i)));
        // B·(x−μ) is −γ/N·dγ·x̂², and the mean of x̂² is v/(v+ε).
        EXPECTED.put(
                "dxmu2-with-sq",
                dx((f, i) -> f.of("dx", i)
                        - f.b(i)
                        - f.gamma()
                                / f.rows()
                                * f.of("dgamma", 0)
                                * (Math.pow(f.of("xhat", i), 2) - f.v() / (f.v() + f.eps()))));
        EXPECTED.put(
                "closed-form-with-x",
                dx((f, i) -> f.of("dx", i) - f.b(i) - f.gamma() / f.s() / f.rows() * f.of("x", i) * f.of("dgamma", 0)));
        EXPECTED.put(
                "closed-form-no-xhat",
                dx((f, i) -> f.of("dx", i) - f.b(i) - f.gamma() / f.s() / f.rows() * f.of("dgamma", 0)));
        EXPECTED.put("dgamma-with-out", dgamma((f, i) -> f.gamma() * f.of("dgamma", 0) + f.beta() * f.of("dbeta", 0)));
        EXPECTED.put("dout-in-place", new Expected("dbeta", (f, i) -> f.gamma() * f.of("dbeta", 0)));
        EXPECTED.put("gradients-accumulated", dgamma((f, i) -> 2 * f.of("dgamma", 0)));
        EXPECTED.put("weight-decay-inside", dgamma((f, i) -> f.of("dgamma", 0) + WrongAnswers.DECAY * f.gamma()));
    }

    static Stream<Mistake> inTraining() {
        return Stream.concat(Mistakes.FORWARD.stream(), Mistakes.BACKWARD.stream())
                .filter(mistake -> EXPECTED.containsKey(mistake.id()));
    }

    @ParameterizedTest
    @MethodSource("inTraining")
    void comesOutAsOnPaper(Mistake mistake) {
        comesOut(mistake, 0, EXPECTED.get(mistake.id()));
    }

    /// Other ways to write a mistake, in the order of the catalogue.
    @Test
    void writtenOtherwise() {
        Mistake power = named("dvar-exponent");
        comesOut(power, 2, dx((f, i) -> f.of("dx", i) + (f.s() - 1) * f.b(i)));
        comesOut(power, 3, dx((f, i) -> f.of("dx", i) + (Math.pow(f.s(), 6) - 1) * f.b(i)));
        comesOut(power, 4, dx((f, i) -> f.of("dx", i) + (Math.pow(f.s(), 1.5) - 1) * f.b(i)));
        comesOut(named("mean-not-subtracted"), 1, new Expected("sq", (f, i) -> f.of("x", i) * f.of("x", i)));
        Mistake unsummed = named("rows-not-summed");
        // What is no sum has dxmu2 = −x̂²·A/N, whose mean is then subtracted with that of A.
        comesOut(unsummed, 3, new Expected("dxmu2", (f, i) -> -Math.pow(f.of("xhat", i), 2) * f.a(i) / f.rows()));
        comesOut(unsummed, 4, dx((f, i) -> (f.a(i) + f.b(i)) * (1 - 1 / f.rows())));
        comesOut(named("dout-in-place"), 1, dgamma((f, i) -> f.gamma() * f.of("dgamma", 0)));
        comesOut(named("closed-form-with-x"), 1, dx((f, i) -> f.of("dx", i) + (f.s() - 1) * f.b(i)));
    }

    private static Mistake named(String id) {
        return Mistakes.named(id).orElseThrow();
    }

    private static void comesOut(Mistake mistake, int way, Expected expected) {
        for (long seed = 0; seed < 5; seed++) {
            Exercise exercise = Exercises.random(seed, 5, 3, 2);
            WrongAnswers made =
                    WrongAnswers.of(mistake, mistake.rewrites(exercise).get(way), exercise);
            for (int feature = 0; feature < 3; feature++) {
                for (int row = 0; row < exercise.shape().rows(); row++) {
                    double wrong = expected.outcome().of(new Feature(exercise, feature), row);
                    double found = switch (made.trace().value(expected.step())) {
                        case Value.One(double one) -> one;
                        case Value.PerFeature numbers -> numbers.at(feature);
                        case Value.PerRow numbers -> numbers.at(row, feature);
                    };
                    assertThat(found)
                            .as("%s: %s of feature %d, row %d", mistake.id(), expected.step(), feature, row)
                            .isCloseTo(wrong, within(1e-11 * (1 + Math.abs(wrong))));
                }
            }
        }
    }

    /// Means and sums over the wrong axes, computed by hand.
    @Test
    void otherAxes() {
        Exercise exercise = Exercises.random(1, 4, 3, 2);
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        Value byRow = made("mean-over-features", exercise, "mu");
        Value byPlace = made("channels-last", exercise, "mu");
        double first = (x.at(2, 0) + x.at(2, 1) + x.at(2, 2)) / 3;
        double atOne = 0;
        for (int example = 0; example < 4; example++) {
            for (int channel = 0; channel < 3; channel++) {
                atOne += x.at(2 * example + 1, channel) / 12;
            }
        }
        assertThat(((Value.PerRow) byRow).at(2, 1)).isCloseTo(first, within(1e-14));
        assertThat(((Value.PerRow) byPlace).at(5, 2)).isCloseTo(atOne, within(1e-14));

        Value.PerRow dout = (Value.PerRow) exercise.input("dout");
        Value alongRow = made("sum-over-features", exercise, "dbeta");
        Value ofExamples = made("axis-0-alone", exercise, "mu");
        double row = dout.at(3, 0) + dout.at(3, 1) + dout.at(3, 2);
        double place = (x.at(1, 2) + x.at(3, 2) + x.at(5, 2) + x.at(7, 2)) / 4;
        assertThat(((Value.PerRow) alongRow).at(3, 1)).isCloseTo(row, within(1e-14));
        assertThat(((Value.PerRow) ofExamples).at(5, 2)).isCloseTo(place, within(1e-14));

        Value ofImage = made("instance-norm", exercise, "mu");
        assertThat(((Value.PerRow) ofImage).at(5, 2)).isCloseTo((x.at(4, 2) + x.at(5, 2)) / 2, within(1e-14));
        assertThat(((Value.PerRow) ofImage).at(1, 0)).isCloseTo((x.at(0, 0) + x.at(1, 0)) / 2, within(1e-14));

        double all = 0;
        for (int channel = 0; channel < 3; channel++) {
            all += new Feature(exercise, channel).of("mu", 0) / 3;
        }
        Value ofAll = made("statistics-over-everything", exercise, "mu");
        assertThat(((Value.PerRow) ofAll).at(5, 2)).isCloseTo(all, within(1e-14));
    }

    /// Of an image with two places a and b the variance is ((a − b)/2)².
    @Test
    void meanOfVariances() {
        Exercise exercise = Exercises.random(1, 4, 3, 2);
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        double mean = 0;
        for (int image = 0; image < 4; image++) {
            mean += Math.pow((x.at(2 * image, 1) - x.at(2 * image + 1, 1)) / 2, 2) / 4;
        }
        check("mean-of-variances", exercise, "var", mean);
    }

    /// Six numbers an example lie side by side, two a channel; cut into rows of three, a column holds every
    /// third.
    @Test
    void reshapedWithoutTranspose() {
        Exercise exercise = Exercises.random(1, 4, 3, 2);
        Value.PerRow x = (Value.PerRow) exercise.input("x");
        double[] lying = new double[24];
        for (int place = 0; place < 24; place++) {
            lying[place] = x.at(place / 6 * 2 + place % 2, place / 2 % 3);
        }
        double mean = 0;
        for (int row = 0; row < 8; row++) {
            mean += lying[3 * row + 2] / 8;
        }
        double var = 0;
        for (int row = 0; row < 8; row++) {
            var += Math.pow(lying[3 * row + 2] - mean, 2) / 8;
        }
        Value.PerFeature mu = (Value.PerFeature) made("reshape-without-transpose", exercise, "mu");
        assertThat(mu.at(2)).isCloseTo(mean, within(1e-14));

        // The third number lies in channel 1, position 0 of example 0, and in column 2 of row 0.
        Feature third = new Feature(exercise, 2);
        double out = third.gamma() * (x.at(0, 1) - mean) / Math.sqrt(var + third.eps()) + third.beta();
        Value.PerRow made = (Value.PerRow) made("reshape-without-transpose", exercise, "out");
        assertThat(made.at(0, 1)).isCloseTo(out, within(1e-13));
    }

    private static Value made(String id, Exercise exercise, String step) {
        return WrongAnswers.of(Mistakes.named(id).orElseThrow(), exercise)
                .orElseThrow()
                .trace()
                .value(step);
    }

    /// m = 0.1, k = 4: the result of each mistake with running statistics.
    @Test
    void runningStatistics() {
        Convention pytorch = Convention.ALL.getFirst();
        Exercise exercise = Exercises.randomTracked(3, Mode.TRAIN, pytorch, 5, 2);
        Feature f = new Feature(exercise, 1);
        double m = 0.1;
        double right = f.of("running_var", 0);
        double mean = f.of("running_mean", 0);
        double oldMean = f.of("old_mean", 0);
        double unbiased = f.v() * 5 / 4;
        assertThat(right).isCloseTo(0.9 * f.of("old_var", 0) + m * unbiased, within(1e-14));
        check("running-var-biased", exercise, "running_var", right - m * f.v() / 4);
        check("running-var-old-keras", exercise, "running_var", right + m * f.v() * (5 / (4 - f.eps()) - 1.25));
        check("momentum-flipped", exercise, "running_mean", oldMean + 9 * (mean - oldMean));
        check("momentum-zero", exercise, "running_mean", oldMean);
        check("never-updated", exercise, "running_var", 1);
        check("train-forgotten", exercise, "dx", f.gamma() / Math.sqrt(f.of("old_var", 0) + f.eps()) * f.of("dout", 0));
        check("train-forgotten", exercise, "running_var", f.of("old_var", 0));
        check("running-var-starts-at-zero", exercise, "running_var", right - Math.pow(0.9, 4));
        check("mean-unbiased", exercise, "running_mean", mean + m * f.of("mu", 0) / 4);
        check("running-var-with-eps", exercise, "running_var", right + f.eps() * (1 - Math.pow(0.9, 4)));
        check("overwritten", exercise, "running_mean", f.of("mu", 0));
        check(
                "train-normalizes-with-running",
                exercise,
                "out",
                f.gamma() * (f.of("x", 0) - mean) / Math.sqrt(right + f.eps()) + f.beta());
        WrongAnswers before = WrongAnswers.of(
                named("train-normalizes-with-running"),
                named("train-normalizes-with-running").rewrites(exercise).get(4),
                exercise);
        assertThat(first(before.trace().value("out")))
                .isCloseTo(
                        f.gamma() * (f.of("x", 0) - oldMean) / Math.sqrt(f.of("old_var", 0) + f.eps()) + f.beta(),
                        within(1e-12));
        // With D = x − M and R = 1/√(V+ε) of the running M and V, divar = γ·ΣD·dout, and as D − mean(D) = x − μ:
        double r = 1 / Math.sqrt(f.of("old_var", 0) + f.eps());
        double sum = 0;
        for (int row = 0; row < 5; row++) {
            sum += (f.of("x", row) - oldMean) * f.of("dout", row);
        }
        check(
                "train-backward-with-running",
                exercise,
                "dx",
                f.gamma() * r * (f.of("dout", 0) - f.of("dbeta", 0) / 5)
                        - f.gamma() * r * r * r / 5 * (f.of("x", 0) - f.of("mu", 0)) * sum);
        Exercise cs231n = Exercises.randomTracked(
                3, Mode.TRAIN, Convention.named("cs231n").orElseThrow(), 5, 2);
        Feature c = new Feature(cs231n, 1);
        assertThat(c.of("running_var", 0)).isCloseTo(0.9 * c.of("old_var", 0) + m * c.v(), within(1e-14));
        check("momentum-one", cs231n, "running_var", c.of("old_var", 0));
        check("never-updated", cs231n, "running_var", 0);
        check("running-var-starts-at-one", cs231n, "running_var", c.of("running_var", 0) + Math.pow(0.9, 4));
        Exercise first = Exercises.randomUntracked(3, Mode.TRAIN, pytorch, 5, 2);
        check("first-batch-copied", first, "running_mean", new Feature(first, 1).of("mu", 0));
        Exercise keras = Exercises.randomTracked(3, Mode.TRAIN, Convention.ALL.get(1), 5, 2);
        check(
                "running-var-unbiased",
                keras,
                "running_var",
                new Feature(keras, 1).of("running_var", 0) + 0.01 * f.v() / 4);
        Exercise average = Exercises.randomTracked(3, Mode.TRAIN, pytorch.withMomentum(OptionalDouble.empty()), 5, 2);
        check("cumulative-as-ema", average, "running_mean", 0.9 * oldMean + 0.1 * f.of("mu", 0));
    }

    @Test
    void evaluation() {
        Exercise exercise = Exercises.randomTracked(3, Mode.EVAL, Convention.ALL.getFirst(), 5, 2);
        Exercise training = Exercises.randomTracked(3, Mode.TRAIN, Convention.ALL.getFirst(), 5, 2);
        Feature f = new Feature(exercise, 1);
        Feature trained = new Feature(training, 1);
        check("eval-forgotten", exercise, "out", trained.of("out", 0));
        double x = f.of("x", 0);
        double mean = f.of("old_mean", 0);
        double deviation = Math.sqrt(f.of("old_var", 0) + f.eps());
        double folded = f.gamma() * x / deviation + f.beta();
        check("eval-one-statistic", exercise, "out", f.gamma() * (x - trained.of("mu", 0)) / deviation + f.beta());
        check("fold-without-mean", exercise, "out", folded);
        check("fold-mean-unscaled", exercise, "out", folded - mean);
        check("fold-mean-without-gamma", exercise, "out", folded - mean / deviation);
        check(
                "std-as-var",
                exercise,
                "out",
                f.gamma() * (x - mean) / Math.sqrt(Math.sqrt(f.of("old_var", 0)) + f.eps()) + f.beta());
        check(
                "eval-updates",
                exercise,
                "running_mean",
                f.of("old_mean", 0) + 0.1 * (trained.of("mu", 0) - f.of("old_mean", 0)));
        check(
                "never-updated",
                Mode.EVAL,
                exercise,
                "out",
                f.gamma() * f.of("x", 0) / Math.sqrt(1 + f.eps()) + f.beta());
        double dxRight = f.gamma() * f.of("dout", 0) / Math.sqrt(f.of("old_var", 0) + f.eps());
        assertThat(f.of("dx", 0)).isCloseTo(dxRight, within(1e-13));
        double through = f.of("dbeta", 0) + f.of("xhat", 0) * f.of("dgamma", 0);
        check(
                "eval-backward-as-train",
                exercise,
                "dx",
                dxRight - f.gamma() * through / 5 / Math.sqrt(f.of("old_var", 0) + f.eps()));
    }

    /// The squares of 4097 and 4099 are odd numbers above 2²⁴, where float32 has the even ones alone: they
    /// become
    @Test
    void onePassInFloat32() {
        double[][] columns = {{4097, 4099}, {4097, 4099}};
        Exercise exercise =
                Exercises.random(3, 2, 2).with("x", Value.PerRow.of(Batch.numbered(Shape.of(2, 2), columns)));
        assertThat(new Feature(exercise, 1).v()).isEqualTo(1);
        check("var-one-pass-float32", exercise, "var", 0);
    }

    static Stream<String> ids() {
        return Mistakes.ALL.stream().map(Mistake::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachMistakeHasAnOutcome(String id) {
        assertThat(Path.of("src/test/java/bn/grading/MistakeOutcomesTest.java"))
                .content()
                .contains("\"" + id + "\",");
    }

    private static void check(String id, Exercise exercise, String step, double expected) {
        assertThat(first(made(id, exercise, step))).as(id).isCloseTo(expected, within(1e-12));
    }

    /// Uses the rewrite that affects the normalization.
    private static void check(String id, Mode mode, Exercise exercise, String step, double expected) {
        Mistake mistake = Mistakes.named(id).orElseThrow();
        assertThat(mistake.rewrites(exercise).stream()
                        .filter(rewrite -> rewrite.step().equals("mu"))
                        .map(rewrite -> first(WrongAnswers.of(mistake, rewrite, exercise)
                                .trace()
                                .value(step))))
                .as(id + mode.word())
                .hasSize(1)
                .allSatisfy(found -> assertThat(found).isCloseTo(expected, within(1e-12)));
    }

    private static double first(Value value) {
        return switch (value) {
            case Value.One(double number) -> number;
            case Value.PerFeature numbers -> numbers.at(1);
            case Value.PerRow numbers -> numbers.at(0, 1);
        };
    }
}
