package bn.net.lessons;

import static bn.net.Part.layerNorm;
import static bn.net.Part.norm;
import static bn.net.Part.relu;

import bn.net.Batches;
import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Optimizer;
import bn.net.Part;
import bn.net.Plan;
import bn.net.Sequence;
import bn.net.Training;
import java.util.stream.IntStream;

/// Lesson 13: batches of two rows, batches of one class, rows that are shifted.
final class Fail implements Experiment {
    @Override
    public Outcome run(int seed) {
        Labelled data = Small.spirals(seed);
        double two = accuracy(norm(), seed, data, 2);
        double layer = accuracy(layerNorm(), seed, data, 2);
        double many = accuracy(norm(), seed, data, 32);
        Outcome outcome = new Outcome()
                .claim(99, "batches of 2: BN under 0.7", two < 0.7)
                .claim(95, "batches of 2: layer norm over 0.8", layer > 0.8)
                .claim(100, "batches of 32: BN over 0.9", many > 0.9)
                .number("accuracy, batches of 2", two)
                .number("accuracy, batches of 2, layer norm", layer)
                .number("accuracy, batches of 32", many);
        oneClass(outcome, seed, data);
        shifted(outcome, seed, data);
        return outcome;
    }

    private static Plan plan(Part norm) {
        return Small.hidden(3, Small.HE, norm, relu());
    }

    /// After 6400 rows.
    private static double accuracy(Part norm, int seed, Labelled data, int size) {
        Optimizer optimizer = new Optimizer.Sgd(0.1);
        return Small.eval(Small.trained(plan(norm), seed, data, optimizer, size, 6400 / size), data)
                .accuracy();
    }

    private static void oneClass(Outcome outcome, int seed, Labelled data) {
        Sequence net = Small.drawn(plan(norm()), seed, data);
        Batches batches = Batches.byClass(data.labels(), 3, 32, new Generator(20_000 + seed));
        new Training(net, data, new Optimizer.Sgd(0.1), batches).run(300);
        double own = IntStream.range(0, 3)
                .mapToDouble(label -> Small.own(net, data.ofClass(label)).accuracy())
                .average()
                .orElseThrow();
        double eval = Small.eval(net, data).accuracy();
        outcome.claim(94, "batches of one class: over 0.8 on them, under 0.6 in evaluation", own > 0.8 && eval < 0.6)
                .number("accuracy, batches of one class", own)
                .number("accuracy in evaluation after them", eval);
    }

    private static void shifted(Outcome outcome, int seed, Labelled data) {
        Sequence net = Small.trained(plan(norm()), seed, data, new Optimizer.Sgd(0.1), 32, 300);
        Labelled moved = data.with(data.x().map(x -> x + 1));
        double eval = Small.eval(net, moved).accuracy();
        double own = Small.own(net, moved).accuracy();
        outcome.claim(99, "x + 1: under 0.6 in evaluation, over 0.9 with its own statistics", eval < 0.6 && own > 0.9)
                .number("accuracy of x + 1 in evaluation", eval)
                .number("accuracy of x + 1 with its own statistics", own);
    }
}
