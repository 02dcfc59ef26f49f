package bn.net.lessons;

import static bn.net.Part.linear;

import bn.net.Batches;
import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Optimizer;
import bn.net.Part;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Score;
import bn.net.Sequence;
import bn.net.Training;
import java.util.Arrays;

/// What most experiments have in common: three arms of a spiral, 96 rows, hidden layers of 16 units, batches
/// of 32, 200 steps of gradient descent.
final class Small {
    /// The gain for weights in front of a ReLU.
    static final double HE = Math.sqrt(2);

    private Small() {}

    static Labelled spirals(int seed) {
        return Labelled.spirals(3, 32, 0.15, new Generator(1000 + seed));
    }

    /// Hidden layers, each linear and then some more, and three outputs.
    static Plan hidden(int layers, double gain, Part... more) {
        return Plan.of(linear(16, gain)).then(more).times(layers).then(linear(3, 1));
    }

    static Sequence drawn(Plan plan, int seed, Labelled data) {
        return plan.draw(data.x().width(), new Generator(seed), new Generator(10_000 + seed));
    }

    static Sequence trained(Plan plan, int seed, Labelled data, double rate) {
        return trained(plan, seed, data, new Optimizer.Sgd(rate), 32, 200);
    }

    static Sequence trained(Plan plan, int seed, Labelled data, Optimizer optimizer, int size, int steps) {
        Sequence net = drawn(plan, seed, data);
        return new Training(net, data, optimizer, batches(seed, data, size)).run(steps);
    }

    static Batches batches(int seed, Labelled data, int size) {
        return Batches.drawn(data.labels().length, size, new Generator(20_000 + seed));
    }

    /// The score on all rows with their own statistics.
    static Score own(Sequence net, Labelled data) {
        return Score.of(net, data, Phase.OWN_STATISTICS);
    }

    /// The score with running statistics.
    static Score eval(Sequence net, Labelled data) {
        return Score.of(net, data, Phase.EVALUATION);
    }

    static double deviation(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElseThrow();
        return Math.sqrt(Arrays.stream(numbers)
                .map(number -> (number - mean) * (number - mean))
                .average()
                .orElseThrow());
    }
}
