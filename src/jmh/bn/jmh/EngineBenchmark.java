package bn.jmh;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Trace;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Forward and backward in memory.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {
    /// Rows × features.
    @Param({"1000000x16", "200000x128", "10000x1000", "5x3"})
    public String size;

    private Shape shape;
    private Map<String, Value> inputs;
    private double[][][] results;

    @Setup
    public void draw() {
        int rows = Integer.parseInt(size.split("x")[0]);
        int features = Integer.parseInt(size.split("x")[1]);
        shape = Shape.of(rows, features);
        inputs = Map.of(
                "x", Value.PerRow.of(drawn(1, rows, features)),
                "dout", Value.PerRow.of(drawn(2, rows, features)),
                "gamma", Value.PerFeature.filled(1.5, features),
                "beta", Value.PerFeature.filled(0.3, features),
                "eps", new Value.One(1e-5));
        results = new double[features][2][rows];
    }

    private Batch drawn(int seed, int rows, int features) {
        Random random = new Random(seed);
        double[][] columns = new double[features][];
        for (int feature = 0; feature < features; feature++) {
            columns[feature] = random.doubles(rows, -3, 5).toArray();
        }
        return Batch.numbered(shape, columns);
    }

    @Benchmark
    public double[][][] forwardAndBackward() {
        Trace trace = Trace.of(BatchNorm.TABLE, shape, inputs);
        trace.columns(List.of("out", "dx"), results);
        return results;
    }
}
