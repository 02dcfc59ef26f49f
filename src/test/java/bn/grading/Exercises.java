package bn.grading;

import bn.batch.Batch;
import bn.batch.Shape;
import bn.data.BatchReader;
import bn.data.csv.CsvDialect;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.Answer;
import bn.graph.Mode;
import bn.graph.Trace;
import bn.stats.Convention;
import bn.stats.RunningStats;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Exercises to grade: the samples, and random ones in which every mistake shows.
public final class Exercises {
    private static final Convention PYTORCH = Convention.ALL.getFirst();

    private Exercises() {}

    public static Exercise sample() throws Exception {
        BatchFile file = read("samples/batch.json");
        return Exercise.training(file.x().shape(), inputs(file, file.dout().orElseThrow()));
    }

    public static Exercise images() throws Exception {
        BatchFile file = read("samples/images.json");
        Batch dout = BatchReader.readLike(
                Source.file(Path.of("samples/images-grads.json"), "images-grads.json"), CsvDialect.DETECT, file.x());
        return Exercise.training(file.x().shape(), inputs(file, dout));
    }

    /// The sample with running statistics.
    public static Exercise tracked(Mode mode) throws Exception {
        BatchFile file = read("samples/batch.json");
        return Exercise.of(
                mode, file.x().shape(), inputs(file, file.dout().orElseThrow()), PYTORCH, saved(3, new Random(5)));
    }

    private static RunningStats saved(int features, Random random) {
        double[] mean = random.doubles(features, -1, 1).toArray();
        double[] var = random.doubles(features, 0.5, 2).toArray();
        return new RunningStats(new Value.PerFeature(mean), new Value.PerFeature(var), 3);
    }

    private static BatchFile read(String file) throws Exception {
        return BatchReader.read(Source.file(Path.of(file), file), CsvDialect.DETECT);
    }

    private static Map<String, Value> inputs(BatchFile file, Batch dout) {
        int features = file.x().shape().features();
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", Value.PerRow.of(file.x()));
        inputs.put("gamma", file.gamma().orElseThrow());
        inputs.put("beta", file.beta().orElseGet(() -> new Value.PerFeature(new double[features])));
        inputs.put("eps", new Value.One(file.eps().orElse(1e-5)));
        inputs.put("dout", Value.PerRow.of(dout));
        return inputs;
    }

    /// Random numbers of this shape, of different sizes in each feature.
    public static Exercise random(long seed, int... axes) {
        Random random = new Random(seed);
        Shape shape = Shape.of(axes);
        return Exercise.training(shape, randomInputs(random, shape));
    }

    /// The same without dout, so that only the forward pass is asked for.
    static Exercise randomForward(long seed, int... axes) {
        Random random = new Random(seed);
        Shape shape = Shape.of(axes);
        Map<String, Value> inputs = randomInputs(random, shape);
        inputs.remove("dout");
        return Exercise.training(shape, inputs);
    }

    /// The same with running statistics that have seen some batches.
    public static Exercise randomTracked(long seed, Mode mode, Convention convention, int... axes) {
        Random random = new Random(seed);
        Shape shape = Shape.of(axes);
        Map<String, Value> inputs = randomInputs(random, shape);
        return Exercise.of(mode, shape, inputs, convention, saved(shape.features(), random));
    }

    /// The same before the first batch.
    public static Exercise randomUntracked(long seed, Mode mode, Convention convention, int... axes) {
        Random random = new Random(seed);
        Shape shape = Shape.of(axes);
        return Exercise.of(
                mode,
                shape,
                randomInputs(random, shape),
                convention,
                RunningStats.initial(shape.features(), convention.initialVar()));
    }

    private static Map<String, Value> randomInputs(Random random, Shape shape) {
        int features = shape.features();
        Map<String, Value> inputs = new HashMap<>();
        inputs.put("x", columns(random, shape, 4, 3));
        inputs.put("dout", columns(random, shape, 1, 0));
        inputs.put(
                "gamma", new Value.PerFeature(random.doubles(features, 0.3, 2.5).toArray()));
        inputs.put("beta", new Value.PerFeature(random.doubles(features, -2, 2).toArray()));
        inputs.put("eps", new Value.One(random.nextBoolean() ? 1e-5 : 1e-3));
        return inputs;
    }

    private static Value.PerRow columns(Random random, Shape shape, double spread, double offset) {
        double[][] columns = new double[shape.features()][shape.rows()];
        for (double[] column : columns) {
            double size = spread * (0.3 + random.nextDouble());
            double middle = offset * random.nextGaussian();
            for (int row = 0; row < column.length; row++) {
                column[row] = middle + size * random.nextGaussian();
            }
        }
        return Value.PerRow.of(Batch.numbered(shape, columns));
    }

    /// The right answer for a step, in the usual shape.
    static Answer right(Exercise exercise, String step) {
        Trace trace = exercise.right();
        return Answer.of(trace, step, trace.graph().extent(step));
    }
}
