package bn.net.lessons;

import static bn.net.Part.linear;
import static bn.net.Part.norm;
import static bn.net.Part.relu;
import static bn.net.Part.tanh;

import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Matrix;
import bn.net.Optimizer;
import bn.net.Part;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Score;
import bn.net.Sequence;

/// Lesson 11: the noise of batch statistics, and what it and dropout do against overfitting.
final class Regular implements Experiment {
    private static final int ROWS = 96;

    /// Rows of 8 numbers, which a network that nobody sees has sorted into three classes.
    ///
    /// @param training of which 15 % have a label drawn anew
    private record Task(Labelled training, Labelled test) {
        static Task drawn(int seed) {
            Generator generator = new Generator(5000 + seed);
            // Weights from N(0, 1).
            Sequence teacher = Plan.of(
                            new Part.Linear(6, Math.sqrt(8), false), tanh(), new Part.Linear(3, Math.sqrt(6), false))
                    .draw(8, generator);
            Labelled all = Labelled.by(teacher, Matrix.normal(ROWS + 600, 8, generator));
            return new Task(all.between(0, ROWS).redrawn(0.15, 3, generator), all.between(ROWS, ROWS + 600));
        }
    }

    private record Scores(Score training, Score test) {}

    @Override
    public Outcome run(int seed) {
        Task task = Task.drawn(seed);
        Scores none = scores(task, seed, 32, relu());
        Scores few = scores(task, seed, 8, norm(), relu());
        Scores whole = scores(task, seed, ROWS, norm(), relu());
        Scores dropped = scores(task, seed, 32, relu(), new Part.Dropout(0.5));
        Outcome outcome = new Outcome()
                .claim(100, "BN, batches of 8: lower test loss than none", few.test.loss() < none.test.loss())
                .claim(100, "BN, batches of 8: higher training loss", few.training.loss() > none.training.loss())
                .claim(100, "batches of 8: lower test loss than the whole set", few.test.loss() < whole.test.loss())
                .claim(89, "dropout: lower test loss than BN", dropped.test.loss() < few.test.loss())
                .claim(91, "dropout: higher test accuracy than BN", dropped.test.accuracy() > few.test.accuracy())
                .claim(58, "BN: no higher test accuracy than none", few.test.accuracy() <= none.test.accuracy());
        add(outcome, "none", none);
        add(outcome, "batches of 8", few);
        add(outcome, "whole set", whole);
        add(outcome, "dropout", dropped);
        noise(outcome, seed);
        return outcome;
    }

    private static Scores scores(Task task, int seed, int size, Part... more) {
        Plan plan = Plan.of(linear(32, Small.HE)).then(more).times(2).then(linear(3, 1));
        Sequence net = Small.trained(plan, seed, task.training, new Optimizer.Sgd(0.1), size, 600);
        return new Scores(Small.eval(net, task.training), Small.eval(net, task.test));
    }

    private static void add(Outcome outcome, String name, Scores scores) {
        outcome.number(name + ", training loss", scores.training.loss())
                .number(name + ", test loss", scores.test.loss())
                .number(name + ", test accuracy", scores.test.accuracy());
    }

    private static void noise(Outcome outcome, int seed) {
        Generator generator = new Generator(seed);
        double two = noise(2, generator);
        double eight = noise(8, generator);
        double thirtyTwo = noise(32, generator);
        double many = noise(128, generator);
        outcome.claim(100, "std of x̂ falls with m: 8, 32, 128", eight > thirtyTwo && thirtyTwo > many)
                .claim(100, "std of x̂ at 8 over 3 times that at 128", eight > 3 * many)
                .number("std of x̂, m = 2", two)
                .number("std of x̂, m = 8", eight)
                .number("std of x̂, m = 32", thirtyTwo)
                .number("std of x̂, m = 128", many);
    }

    /// How much x̂ of x = 5 varies over 400 batches with m − 1 others from N(3, 2²).
    private static double noise(int m, Generator generator) {
        Matrix x = Matrix.normal(m, 400, generator).map(z -> 3 + 2 * z);
        double[][] columns = new double[400][];
        for (int batch = 0; batch < columns.length; batch++) {
            columns[batch] = x.column(batch);
            columns[batch][0] = 5;
        }
        Matrix xhat = Plan.of(norm()).draw(400, generator).forward(Matrix.of(columns), Phase.OWN_STATISTICS);
        return Small.deviation(xhat.transposed().column(0));
    }
}
