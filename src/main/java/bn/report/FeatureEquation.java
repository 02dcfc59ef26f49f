package bn.report;

import bn.batch.Decimal;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.graph.Step;
import bn.graph.Trace;
import bn.report.block.Block;
import java.util.List;

/// A step of feature extent with the numbers of one feature put in: `b[width] = 0.2 − 0.75 · 0.8 = -0.4`.
///
/// @param precision significant digits
record FeatureEquation(List<String> features, int precision) {
    Block.Equation of(Trace trace, String step, int feature) {
        return new Block.Equation(
                step + "[" + features.get(feature) + "]",
                PlainText.withNumbers(
                        ((Step) trace.graph().quantity(step)).formula(),
                        name -> number(trace.value(name), feature),
                        counted -> String.valueOf(counted.in(trace.shape()))),
                number(trace.value(step), feature));
    }

    private String number(Value value, int feature) {
        return switch (value) {
            case Value.One(double number) -> Decimal.rounded(number, precision);
            case Value.PerFeature numbers -> Decimal.rounded(numbers.at(feature), precision);
            case Value.PerRow _ -> throw new IllegalArgumentException("a value of one feature has no rows");
        };
    }
}
