package bn.rounding;

import bn.graph.Trace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/// How far each number of a run in double precision may be from the exact one.
public final class RunRounding {
    private final Rounding rounding;
    private final Map<List<Object>, double[]> known = new HashMap<>();

    /// The bounds of a run.
    ///
    /// @param replaced the names of values that were put in whole, and so are exact
    public RunRounding(Trace trace, Collection<String> replaced) {
        Map<String, DoubleUnaryOperator> given =
                replaced.stream().distinct().collect(Collectors.toMap(name -> name, _ -> RunRounding::exact));
        this.rounding = new Rounding(trace, FloatFormat.DOUBLE, given);
    }

    private static double exact(double number) {
        return 0;
    }

    /// The bound of a number; infinite or NaN where nothing is known.
    ///
    /// @param row of no meaning for a value without rows
    public double of(String name, int row, int feature) {
        double[] bounds = known.computeIfAbsent(List.of(name, feature), _ -> rounding.of(name, feature));
        return Uncertain.at(bounds, row);
    }
}
