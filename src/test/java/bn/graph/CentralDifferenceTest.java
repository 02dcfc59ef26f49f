package bn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.Example;
import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Value;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every gradient of the table compared with central differences of the loss l = sum(y·∂ℓ/∂y). A branch is
/// perturbed on its own edge only.
final class CentralDifferenceTest {
    private static final Expr LOSS = Expr.ref("out").times(Expr.ref("dout")).sumRows();

    /// Halvings of the step; each removes two more orders of the error.
    private static final int HALVINGS = 4;

    static List<Step> gradients() {
        return BatchNorm.TABLE.steps(Pass.BACKWARD);
    }

    /// With a first step of 1/16 of the width w of what is moved and four halvings, what the extrapolation
    /// leaves out is of order (1/16)¹⁰·2⁻²⁰ of the loss over w, some 10⁻¹⁸, and the roundings of the loss,
    /// divided by the last step, are 256·2⁻⁵³ times the additions in it, some 10⁻¹³. Compared to the
    /// largest gradient of the feature, which may be a hundredth of loss over width, that is 10⁻¹¹; 10⁻¹⁰
    /// leaves room.
    @ParameterizedTest
    @MethodSource("gradients")
    void isTheSlopeOfTheLoss(Step gradient) {
        Value stated = Example.TELLING.trace().value(gradient.name());
        int rows = stated.extent() == Extent.BATCH ? Example.TELLING.shape().rows() : 1;
        for (int feature = 0; feature < Example.TELLING.shape().features(); feature++) {
            double largest = 0;
            for (int row = 0; row < rows; row++) {
                largest = Math.max(largest, Math.abs(at(stated, row, feature)));
            }
            double width = width(of(gradient), rows, feature);
            for (int row = 0; row < rows; row++) {
                int place = row;
                int column = feature;
                double slope = slope(
                        number -> loss(given(gradient, place, column, number), column),
                        at(Example.TELLING.trace().value(of(gradient)), row, feature),
                        width / 16);
                assertThat(Math.abs(slope - at(stated, row, feature)))
                        .as("[%d,%d]: %s", row, feature, slope)
                        .isLessThan(1e-10 * largest);
            }
        }
    }

    private static String of(Step gradient) {
        return switch (gradient.role()) {
            case Role.Gradient(String of) -> of;
            case Role.Branch(String of, String _) -> of;
            case Role.Forward _ -> throw new IllegalArgumentException(gradient.name());
        };
    }

    private static Given given(Step gradient, int row, int feature, double number) {
        return switch (gradient.role()) {
            case Role.Gradient(String of) -> new Given.OfCell(of, row, feature, number);
            case Role.Branch(String of, String by) -> new Given.OnEdge(of, by, row, feature, number);
            case Role.Forward _ -> throw new IllegalArgumentException(gradient.name());
        };
    }

    /// Only the feature's own terms of the loss: the others are constant and would only add round-off.
    private static double loss(Given given, int feature) {
        return ((Value.PerFeature) Example.TELLING.trace(List.of(given)).value(LOSS)).at(feature);
    }

    /// The range of a value within a feature, or the size of its single number.
    private static double width(String name, int rows, int feature) {
        if (name.equals("mu")) {
            return ((Value.PerFeature) Example.TELLING.trace().value("sqrtvar")).at(feature);
        }
        Value value = Example.TELLING.trace().value(name);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            least = Math.min(least, at(value, row, feature));
            most = Math.max(most, at(value, row, feature));
        }
        return rows == 1 ? Math.abs(most) : most - least;
    }

    /// The central difference, extrapolated to a step of 0 (Richardson).
    private static double slope(DoubleUnaryOperator f, double at, double step) {
        DoubleFunction<Double> central =
                h -> (f.applyAsDouble(at + h) - f.applyAsDouble(at - h)) / ((at + h) - (at - h));
        double[] slopes = new double[HALVINGS + 1];
        for (int halving = 0; halving <= HALVINGS; halving++) {
            double power = 1;
            double better = central.apply(Math.scalb(step, -halving));
            for (int order = 0; order < halving; order++) {
                power *= 4;
                double previous = slopes[order];
                slopes[order] = better;
                better += (better - previous) / (power - 1);
            }
            slopes[halving] = better;
        }
        return slopes[HALVINGS];
    }

    private static double at(Value value, int row, int feature) {
        return switch (value) {
            case Value.One(double number) -> number;
            case Value.PerFeature numbers -> numbers.at(feature);
            case Value.PerRow rows -> rows.at(row, feature);
        };
    }
}
