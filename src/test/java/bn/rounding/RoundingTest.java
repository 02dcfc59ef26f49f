package bn.rounding;

import static bn.formula.Expr.num;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.Expr.Axes;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Given;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Bounds of formulas worked out by hand, in bfloat16, whose roundings are large: u = 2⁻⁸.
class RoundingTest {
    private static final double U = 0x1p-8;
    private static final Offset<Double> CLOSE = within(1e-11);
    private static final Expr x = Expr.ref("x");
    private static final Expr gamma = Expr.ref("gamma");
    private static final Expr beta = Expr.ref("beta");
    private static final Expr dout = Expr.ref("dout");
    private static final double[][] X = {{1, 2, 4}, {3, -1, 8}};
    private static final double[][] DOUT = {{2, -1, 3}, {1, 1, 1}};

    /// The table with other formulas, for three rows of two features, γ = 5, −2 and β = 0.5, 4.
    private static Trace trace(Map<String, Expr> formulas, Given... givens) {
        return trace(formulas, Shape.of(3, 2), X, DOUT, givens);
    }

    private static Trace trace(
            Map<String, Expr> formulas, Shape shape, double[][] x, double[][] dout, Given... givens) {
        return Trace.of(
                BatchNorm.TABLE.with(formulas),
                shape,
                Map.of(
                        "x", Value.PerRow.of(Batch.numbered(shape, x)),
                        "gamma", new Value.PerFeature(5, -2),
                        "beta", new Value.PerFeature(0.5, 4),
                        "eps", new Value.One(0.25),
                        "dout", Value.PerRow.of(Batch.numbered(shape, dout))),
                List.of(givens));
    }

    private static Rounding rounding(Trace trace) {
        return new Rounding(trace, FloatFormat.BRAIN, Map.of());
    }

    /// The bounds of xmu with another formula.
    private static double[] ofRows(Expr formula, int feature) {
        return rounding(trace(Map.of("xmu", formula))).of("xmu", feature);
    }

    /// The bound of a formula with one number a feature.
    private static double ofFeature(Expr formula, int feature) {
        return rounding(trace(Map.of("dgamma", formula))).of("dgamma", feature)[0];
    }

    private static double random(double... errors) {
        return 7 * Math.sqrt(Arrays.stream(errors).map(error -> error * error).sum());
    }

    @Test
    void inputsAreRoundedToTheFormat() {
        Trace trace = trace(Map.of());
        assertThat(rounding(trace).of("x", 1)).containsExactly(7 * U * 3, 7 * U, 7 * U * 8);
        assertThat(rounding(trace).of("gamma", 1)).containsExactly(14 * U);
        assertThat(new Rounding(trace, FloatFormat.DOUBLE, Map.of()).of("x", 1)).containsExactly(0, 0, 0);
        assertThat(rounding(trace).largest("x", 1)).isEqualTo(56 * U);
        assertThat(rounding(trace).largest("x", 0)).isEqualTo(28 * U);
    }

    @Test
    void givenNumbersHaveTheErrorsThatTheyAreGivenWith() {
        Rounding rounding =
                new Rounding(trace(Map.of()), FloatFormat.BRAIN, Map.of("x", number -> number / 16, "mu", _ -> 0.5));
        assertThat(rounding.of("x", 0)).containsExactly(7.0 / 16, 14.0 / 16, 28.0 / 16);
        assertThat(rounding.of("mu", 0)).containsExactly(3.5);
        assertThat(rounding.largest("mu", 0)).isEqualTo(3.5);
    }

    /// γ is off by the same in each row, the roundings of the operations are not; x + γ − γ is x, so only x
    /// and the two roundings, of x + γ and of x, are left.
    @Test
    void whatIsSharedCancels() {
        double[] bounds = ofRows(x.plus(gamma).minus(gamma), 0);
        for (int row = 0; row < 3; row++) {
            double number = X[0][row];
            assertThat(bounds[row]).isCloseTo(random(U * number, U * (number + 5), U * number), CLOSE);
        }
        double[] turned = ofRows(gamma.plus(x).minus(gamma), 0);
        assertThat(turned).containsExactly(bounds);
    }

    /// |x γ| u three times, by x, by γ and by the rounding, and the product of the bounds of both.
    @Test
    void productsOfRowsAndAFeature() {
        double[] bounds = ofRows(x.times(gamma), 0);
        for (int row = 0; row < 3; row++) {
            double error = U * X[0][row] * 5;
            assertThat(bounds[row]).isCloseTo(random(error, error, error) + 49 * U * error, CLOSE);
        }
    }

    /// γ γ reads the same rounded number twice: 2 · 5 · 5 u.
    @Test
    void squaresAreOfOneNumber() {
        double expected = random(50 * U, 25 * U) + 35 * U * 35 * U;
        assertThat(ofFeature(gamma.squared(), 0)).isCloseTo(expected, CLOSE);
        assertThat(ofFeature(gamma.times(gamma), 0)).isCloseTo(expected, CLOSE);
        assertThat(ofFeature(gamma.negated().squared(), 0)).isCloseTo(expected, CLOSE);
    }

    /// β/γ = 0.1: 0.1 u by each and by the rounding, and what is beyond the derivatives, by bounds of 7u
    /// each.
    @Test
    void quotients() {
        double both = 7 * U * 0.5 + 0.1 * 7 * U * 5;
        double beyond = both / (5 - 35 * U) - both / 5;
        assertThat(ofFeature(beta.over(gamma), 0)).isCloseTo(7 * Math.hypot(0.2 * U, 0.1 * U) + beyond, CLOSE);
    }

    /// √4 = 2: 4u/4 and 2u.
    @Test
    void roots() {
        double most = 28 * U / (Math.sqrt(4 - 28 * U) + 2);
        assertThat(ofFeature(beta.root(), 1)).isCloseTo(random(U, 2 * U) + most - 7 * U, CLOSE);
    }

    /// 3 + m = 6 is rounded and has no other error; γ = −2 has, and 4 is rounded again.
    @Test
    void numbersAndCountsAreExact() {
        Expr formula = num(3).plus(Expr.rows()).plus(gamma);
        assertThat(ofFeature(formula, 1)).isCloseTo(random(6 * U + 2 * U, 4 * U), CLOSE);
    }

    /// Errors of 2, 1, 3 in squares: 14; partial sums 1, 4 and, in reverse, 2, 4: 20.
    @Test
    void sumsOverRows() {
        assertThat(ofFeature(dout.sumRows(), 0)).isCloseTo(7 * U * Math.sqrt(14 + 20), CLOSE);
    }

    /// Errors of 1, 2, 4: 21; partial sums 3, 7 and, in reverse, 6, 7: 85. A third of it, and the rounding of
    /// 7/3.
    @Test
    void meansOverRows() {
        assertThat(ofFeature(x.meanRows(), 0)).isCloseTo(random(U * Math.sqrt(21 + 85) / 3, U * 7 / 3), CLOSE);
    }

    /// Σ (x − μ) for a given μ, off by 0.25: by 3 · 0.25 for all rows. Σ (x − μ)(x − μ) by 2 Σ (x − μ) ·
    /// 0.25, which is 0 for μ = 7/3, and by squares of the bounds.
    @Test
    void anErrorOfTheMeanIsSharedByItsRows() {
        Trace trace = Trace.of(
                BatchNorm.TABLE.with(Map.of(
                        "dbeta",
                        Expr.ref("xmu").sumRows(),
                        "dgamma",
                        Expr.ref("xmu").squared().sumRows())),
                Shape.of(3, 1),
                Map.of(
                        "x", Value.PerRow.of(Batch.numbered(Shape.of(3, 1), new double[][] {{1, 3, 5}})),
                        "dout", Value.PerRow.of(Batch.numbered(Shape.of(3, 1), new double[][] {{1, 3, 5}}))),
                List.of(new Given.OfValue("mu", new Value.PerFeature(3))));
        Rounding rounding = new Rounding(trace, FloatFormat.DOUBLE, Map.of("mu", _ -> 0.25));
        assertThat(rounding.of("dbeta", 0)[0]).isCloseTo(7 * 0.75, CLOSE);
        assertThat(rounding.of("dgamma", 0)[0]).isCloseTo(3 * 1.75 * 1.75, CLOSE);
    }

    /// The sum of a number that is the same in each row is three times that number, and so is its error;
    /// partial sums of 5, 5, 5 are 10, 15.
    @Test
    void aSumOfTheSameNumberIsOffByItsErrorForEachRow() {
        assertThat(ofFeature(gamma.broadcast().sumRows(), 0)).isCloseTo(random(15 * U, U * Math.sqrt(325)), CLOSE);
    }

    /// 1000 in place of x − μ in one row: what is computed from it has its errors.
    @Test
    void aReplacedNumberIsTheOneThatCounts() {
        Trace trace = trace(Map.of("sq", Expr.ref("xmu").plus(x)), new Given.OfCell("xmu", 1, 0, 1000));
        assertThat(rounding(trace).of("sq", 0)[1]).isGreaterThan(7 * U * 1002);
        assertThat(rounding(trace(Map.of("sq", Expr.ref("xmu").plus(x)))).of("sq", 0)[1])
                .isLessThan(7 * U * 20);
    }

    /// More rows than are evaluated at once.
    @Test
    void manyRows() {
        int rows = 2500;
        double[][] numbers = new double[2][rows];
        for (int row = 0; row < rows; row++) {
            numbers[0][row] = row + 1;
            numbers[1][row] = row % 2 == 0 ? 2 : -2;
        }
        Rounding rounding = rounding(trace(Map.of(), Shape.of(rows, 2), numbers, numbers));
        double[] bounds = rounding.of("x", 0);
        assertThat(bounds).hasSize(rows);
        assertThat(bounds[2499]).isEqualTo(7 * U * 2500);
        assertThat(bounds[1024]).isEqualTo(7 * U * 1025);
        // Partial sums are 0, 2, 0, 2, ... or 0, −2, ...: half of the 2500 are not 0, the first is none.
        assertThat(rounding.of("dbeta", 1)[0])
                .isCloseTo(random(U * Math.sqrt(4 * 2500), U * Math.sqrt(4 * 1249)), CLOSE);
    }

    /// Over the features errors are independent: 1 and 3 make √10. With 7u more for each of the two additions
    /// of numbers of sizes 1 and 3.
    @Test
    void sumsOverFeatures() {
        double[] errors = {Math.hypot(1, 3), Math.hypot(2, 1), Math.hypot(4, 8)};
        double[] sizes = {4, 3, 12};
        double[] bounds = ofRows(x.sumOver(Axes.FEATURES), 1);
        for (int row = 0; row < 3; row++) {
            double error = 7 * U * errors[row];
            assertThat(bounds[row]).isCloseTo(error + 7 * U * Math.sqrt(2) * (sizes[row] + error), CLOSE);
        }
    }

    /// Of one feature's numbers the errors may be the same: 1 + 2 + 4, and 3 + 1 + 8.
    @Test
    void sumsOverExamples() {
        for (int feature = 0; feature < 2; feature++) {
            double size = feature == 0 ? 7 : 12;
            double error = 7 * U * size;
            double expected = error + 7 * U * Math.sqrt(3) * (size + error);
            for (double bound : ofRows(x.sumOver(Axes.EXAMPLES), feature)) {
                assertThat(bound).isCloseTo(expected, CLOSE);
            }
        }
        double error = 7 * U * 19;
        assertThat(ofRows(x.sumOver(Axes.ALL), 0)[2]).isCloseTo(error + 7 * U * Math.sqrt(6) * (19 + error), CLOSE);
    }

    /// A reshape moves numbers with their errors: of (N, C, L) = (1, 2, 3), it takes row r of feature f from
    /// where row and feature of the place r · 2 + f lie, 0 1 2 for feature 0 and 3 4 5 for feature 1.
    @Test
    void numbersThatWereMovedHaveTheirOwnErrors() {
        Trace trace = trace(Map.of("xmu", x.reshaped()), Shape.of(1, 2, 3), X, DOUT);
        double[] flat = {1, 2, 4, 3, -1, 8};
        for (int feature = 0; feature < 2; feature++) {
            double[] bounds = rounding(trace).of("xmu", feature);
            for (int row = 0; row < 3; row++) {
                double number = flat[row * 2 + feature];
                assertThat(((Value.PerRow) trace.value("xmu")).at(row, feature)).isEqualTo(number);
                double error = 7 * U * Math.abs(number);
                assertThat(bounds[row]).isCloseTo(error + 7 * U * (Math.abs(number) + error), CLOSE);
            }
        }
    }

    /// Sums over other axes of more rows than are evaluated at once.
    @Test
    void sumsOverOtherAxesOfManyRows() {
        int rows = 1500;
        double[][] numbers = new double[2][rows];
        Arrays.fill(numbers[0], 3);
        Arrays.fill(numbers[1], 4);
        numbers[0][1400] = 30;
        numbers[1][1400] = 40;
        Trace trace = trace(Map.of("xmu", x.sumOver(Axes.FEATURES)), Shape.of(rows, 2), numbers, numbers);
        double[] bounds = rounding(trace).of("xmu", 0);
        double error = 35 * U;
        double expected = error + 7 * U * Math.sqrt(2) * (7 + error);
        assertThat(bounds[0]).isCloseTo(expected, CLOSE);
        assertThat(bounds[1499]).isCloseTo(expected, CLOSE);
        assertThat(bounds[1400]).isCloseTo(10 * expected, within(1e-9));
    }

    @Test
    void valuesOfARunInDoublesThatAreGivenAreExact() {
        Trace trace = trace(Map.of(), new Given.OfValue("mu", new Value.PerFeature(7, 3)));
        RunRounding rounding = new RunRounding(trace, List.of("mu", "mu"));
        assertThat(rounding.of("mu", 0, 0)).isZero();
        assertThat(rounding.of("mu", 9, 1)).isZero();
        assertThat(rounding.of("xmu", 2, 0)).isCloseTo(7 * 0x1p-53 * 3, within(1e-25));
        assertThat(new RunRounding(trace(Map.of()), List.of()).of("mu", 0, 0)).isGreaterThan(7 * 0x1p-53);
    }
}
