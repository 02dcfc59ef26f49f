package bn.exact;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.BatchNorm;
import bn.graph.Given;
import bn.graph.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A batch with its parameters and a gradient from above: what the table is given, in one piece.
///
/// @param columns one array of m numbers for each of the D features
/// @param dout shaped as `columns`
public record Example(
        String name, Shape shape, double[][] columns, double[] gamma, double[] beta, double eps, double[][] dout) {

    /// Features of different size and spread, γ ≠ 1, more rows than features and an irregular ∂ℓ/∂y: no two
    /// of the usual mistakes give the same numbers here.
    public static final Example TELLING = new Example(
            "telling",
            Shape.of(5, 3),
            new double[][] {{1, 3, 2, 8, 4}, {-2, 0, -5, 1, -1}, {50, 47, 56, 41, 62}},
            new double[] {1.5, -0.7, 2},
            new double[] {0.3, -1.1, 0.25},
            1e-5,
            new double[][] {
                {0.31, -1.27, 0.88, 0.05, -0.42}, {-0.93, 0.14, 1.71, -0.36, 0.59}, {1.12, 0.67, -0.25, -1.94, 0.08}
            });

    /// A batch whose every property is drawn: how many rows and features, how far from 0, how wide.
    public static Example random(long seed) {
        Random random = new Random(seed);
        int features = random.nextInt(1, 7);
        int rows = random.nextInt(2, 41);
        return new Example(
                "random " + seed,
                Shape.of(rows, features),
                IntStream.range(0, features).mapToObj(_ -> column(random, rows)).toArray(double[][]::new),
                gaussians(random, features),
                gaussians(random, features),
                random.nextBoolean() ? 1e-5 : 1e-3,
                IntStream.range(0, features)
                        .mapToObj(_ -> gaussians(random, rows))
                        .toArray(double[][]::new));
    }

    /// Every third column lies far from 0, where subtracting the mean loses digits; some hardly vary at
    /// all, so that ε has the upper hand.
    private static double[] column(Random random, int rows) {
        double offset = random.nextInt(3) == 0 ? Math.scalb(random.nextDouble(-1, 1), random.nextInt(24)) : 0;
        double width = Math.scalb(1.0, random.nextInt(-12, 8));
        return Arrays.stream(gaussians(random, rows))
                .map(number -> offset + width * number)
                .toArray();
    }

    private static double[] gaussians(Random random, int count) {
        return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
    }

    /// The table, run on this.
    public Trace trace() {
        return trace(List.of());
    }

    /// The table, run on this with some numbers replaced.
    public Trace trace(List<Given> givens) {
        return Trace.of(BatchNorm.TABLE, shape, inputs(), givens);
    }

    /// What the table is given, by name.
    public Map<String, Value> inputs() {
        return Map.of(
                "x", rows(columns),
                "gamma", new Value.PerFeature(gamma),
                "beta", new Value.PerFeature(beta),
                "eps", new Value.One(eps),
                "dout", rows(dout));
    }

    /// What ought to come out.
    public ExactBatchNorm exact() {
        return ExactBatchNorm.of(columns, gamma, beta, eps, dout);
    }

    private Value rows(double[][] numbers) {
        return Value.PerRow.of(Batch.numbered(shape, numbers));
    }

    @Override
    public String toString() {
        return name;
    }
}
