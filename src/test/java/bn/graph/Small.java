package bn.graph;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Runs of the table on batches small enough to be worked out by hand: γ = 5, β = 2, and dout is 1 in the first
/// row, 2 in the second, and so on.
final class Small {
    private Small() {}

    static Trace trace(double eps, double[]... columns) {
        return trace(BatchNorm.TABLE, eps, List.of(), columns);
    }

    static Trace trace(Graph graph, double eps, List<Given> givens, double[]... columns) {
        Shape shape = Shape.of(columns[0].length, columns.length);
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(Batch.numbered(shape, columns)));
        double[] dout = IntStream.rangeClosed(1, shape.rows()).asDoubleStream().toArray();
        inputs.put(
                "dout",
                Value.PerRow.of(Batch.numbered(
                        shape, Collections.nCopies(columns.length, dout).toArray(double[][]::new))));
        inputs.put("gamma", Value.PerFeature.filled(5, columns.length));
        inputs.put("beta", Value.PerFeature.filled(2, columns.length));
        inputs.put("eps", new Value.One(eps));
        return Trace.of(graph, shape, inputs, givens);
    }

    static double[] filled(double number, int rows) {
        double[] column = new double[rows];
        Arrays.fill(column, number);
        return column;
    }
}
