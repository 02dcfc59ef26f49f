package bn.rounding;

import bn.graph.Trace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/// Bounds on the round-off of each number of a run in double precision.
public final class RunRounding {
    private final Rounding rounding;
    private final Map<List<Object>, double[]> known = new HashMap<>();

    /// Bounds for a run.
    ///
    /// @param replaced the names of values given whole, which are exact
    public RunRounding(Trace trace, Collection<String> replaced) {
        Map<String, DoubleUnaryOperator> given =
                replaced.stream().distinct().collect(Collectors.toMap(name -> name, _ -> RunRounding::exact));
        this.rounding = new Rounding(trace, FloatFormat.DOUBLE, given);
    }

    private static double exact(double number) {
        return 0;
    }

    /// The bound of a number; infinite or NaN if it is unknown.
    ///
    /// @param row ignored for a value without rows
    public double of(String name, int row, int feature) {
        double[] bounds = known.computeIfAbsent(List.of(name, feature), _ -> rounding.of(name, feature));
        return Uncertain.at(bounds, row);
    }
}
