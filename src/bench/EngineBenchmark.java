import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Forward and backward in memory: the table, and loops fused by hand for one feature, which is as fast as it
/// gets.
///
/// java -cp target/bn.jar src/bench/EngineBenchmark.java 1000000 16
public class EngineBenchmark {
    private static final int ROUNDS = 101;

    private final int rows;
    private final int features;
    private final double[][] x;
    private final double[][] dout;
    private final double[][][] results;
    private final double[][][] fused;

    private EngineBenchmark(int rows, int features) {
        this.rows = rows;
        this.features = features;
        Random random = new Random(1);
        this.x = new double[features][];
        this.dout = new double[features][];
        for (int feature = 0; feature < features; feature++) {
            x[feature] = random.doubles(rows, -3, 5).toArray();
            dout[feature] = random.doubles(rows, -1, 1).toArray();
        }
        this.results = new double[features][2][rows];
        this.fused = new double[features][2][rows];
    }

    public static void main(String[] args) {
        EngineBenchmark benchmark = new EngineBenchmark(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        double[] table = new double[ROUNDS];
        double[] loops = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            table[round] = milliseconds(benchmark::table);
            loops[round] = milliseconds(benchmark::loops);
        }
        benchmark.checkSame();
        System.out.println(String.format(Locale.ROOT, "%.4f %.4f", median(table) / 1e3, median(loops) / 1e3));
    }

    private static double milliseconds(Runnable run) {
        long start = System.nanoTime();
        run.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /// The first rounds are for the compiler.
    private static double median(double[] rounds) {
        double[] warm = Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private void table() {
        Shape shape = Shape.of(rows, features);
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(Batch.numbered(shape, x)));
        inputs.put("dout", Value.PerRow.of(Batch.numbered(shape, dout)));
        inputs.put("gamma", new Value.PerFeature(filled(1.5)));
        inputs.put("beta", new Value.PerFeature(filled(0.3)));
        inputs.put("eps", new Value.One(1e-5));
        Trace trace = Trace.of(BatchNorm.TABLE, shape, inputs);
        trace.columns(List.of("out", "dx"), results);
    }

    private double[] filled(double number) {
        double[] all = new double[features];
        Arrays.fill(all, number);
        return all;
    }

    private void loops() {
        IntStream.range(0, features)
                .parallel()
                .forEach(feature -> fused(x[feature], dout[feature], fused[feature][0], fused[feature][1]));
    }

    private void fused(double[] x, double[] dout, double[] out, double[] dx) {
        double mu = sum(x, 0, x, 0) / rows;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i + 3 < rows; i += 4) {
            a += (x[i] - mu) * (x[i] - mu);
            b += (x[i + 1] - mu) * (x[i + 1] - mu);
            c += (x[i + 2] - mu) * (x[i + 2] - mu);
            d += (x[i + 3] - mu) * (x[i + 3] - mu);
        }
        double ivar = 1 / Math.sqrt(((a + b) + (c + d)) / rows + 1e-5);
        double scale = 1.5 * ivar;
        for (int i = 0; i < rows; i++) {
            out[i] = (x[i] - mu) * scale + 0.3;
        }
        double dbeta = sum(dout, 0, dout, 0);
        double dgamma = sum(dout, 1, x, mu) * ivar;
        double ofX = scale * dgamma * ivar / rows;
        double shift = scale * dbeta / rows;
        for (int i = 0; i < rows; i++) {
            dx[i] = dout[i] * scale - shift - (x[i] - mu) * ofX;
        }
    }

    /// The sum of `a`, or of `a·(b − mu)`.
    private double sum(double[] a, int power, double[] b, double mu) {
        double s = 0;
        double t = 0;
        double u = 0;
        double v = 0;
        for (int i = 0; i + 3 < rows; i += 4) {
            s += power == 0 ? a[i] : a[i] * (b[i] - mu);
            t += power == 0 ? a[i + 1] : a[i + 1] * (b[i + 1] - mu);
            u += power == 0 ? a[i + 2] : a[i + 2] * (b[i + 2] - mu);
            v += power == 0 ? a[i + 3] : a[i + 3] * (b[i + 3] - mu);
        }
        return (s + t) + (u + v);
    }

    private void checkSame() {
        for (int feature = 0; feature < features; feature++) {
            for (int which = 0; which < 2; which++) {
                double difference = Math.abs(results[feature][which][rows / 2] - fused[feature][which][rows / 2]);
                if (difference > 1e-9) {
                    throw new AssertionError("the loops are wrong by " + difference);
                }
            }
        }
    }
}
