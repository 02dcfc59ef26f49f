package bn.net.lessons;

import static bn.net.Part.norm;
import static bn.net.Part.relu;

import bn.net.Labelled;
import bn.net.Linear;
import bn.net.Loss;
import bn.net.Optimizer;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Sequence;
import bn.net.Training;
import bn.net.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Lesson 6: the weights in front of batch normalization, times 1, 10 and 100.
final class Scale implements Experiment {
    /// What 100 steps do.
    ///
    /// @param loss of the first 32 rows, before
    /// @param gradient the length of that of the second layer's weights, before
    /// @param biasGradient the largest of the second layer, before
    /// @param angle by which its weights have turned, in degrees
    /// @param grew in how many steps they became longer
    private record Turned(double loss, double gradient, double biasGradient, double angle, int grew) {}

    @Override
    public Outcome run(int seed) {
        Labelled data = Small.spirals(seed);
        Turned one = turned(data, seed, 1);
        Turned ten = turned(data, seed, 10);
        Turned hundred = turned(data, seed, 100);
        double most = Math.max(one.biasGradient(), Math.max(ten.biasGradient(), hundred.biasGradient()));
        double shrunk = shrunk(data, seed);
        return new Outcome()
                .claim(99, "the loss at the start is equal to 1e-3", Math.abs(one.loss() - ten.loss()) < 1e-3)
                .claim(
                        100,
                        "the gradient is 10 times smaller, to 1 %",
                        Math.abs(one.gradient() / ten.gradient() / 10 - 1) < 0.01)
                .claim(100, "the gradient of a bias is under 1e-12", most < 1e-12)
                .claim(100, "10 times the weights turn over 20 times less", one.angle() > 20 * ten.angle())
                .claim(100, "the weights grew in at least 99 of 100 steps", one.grew() >= 99)
                .claim(100, "with decay they are under half as long after 1000 steps", shrunk < 0.5)
                .number("angle, 1", one.angle())
                .number("angle, 10", ten.angle())
                .number("angle, 100", hundred.angle())
                .number("with decay, share of the length", shrunk);
    }

    private static Turned turned(Labelled data, int seed, double times) {
        Plan plan = Small.hidden(2, Small.HE * times, norm(), relu());
        Sequence net = Small.drawn(plan, seed, data);
        Linear second = net.all(Linear.class).get(1);
        Labelled first = data.between(0, 32);
        Loss loss = Loss.crossEntropy(net.forward(first.x(), Phase.TRAINING), first.labels());
        net.backward(loss.gradient());
        double gradient = Vectors.length(second.weight().gradient());
        double bias = Arrays.stream(second.bias().orElseThrow().gradient())
                .map(Math::abs)
                .max()
                .orElseThrow();
        double[] before = second.weight().numbers().clone();
        Training training = new Training(net, data, new Optimizer.Sgd(0.1), Small.batches(seed, data, 32));
        int grew = (int) IntStream.range(0, 100)
                .filter(_ -> {
                    double length = Vectors.length(second.weight().numbers());
                    training.step();
                    return Vectors.length(second.weight().numbers()) > length;
                })
                .count();
        return new Turned(
                loss.value(),
                gradient,
                bias,
                Vectors.angle(before, second.weight().numbers()),
                grew);
    }

    private static double shrunk(Labelled data, int seed) {
        Plan plan = Small.hidden(2, Small.HE, norm(), relu());
        double before = length(Small.drawn(plan, seed, data));
        Optimizer decaying = new Optimizer.Sgd(0.1, 0.1);
        return length(Small.trained(plan, seed, data, decaying, 32, 1000)) / before;
    }

    private static double length(Sequence net) {
        return Vectors.length(net.all(Linear.class).get(1).weight().numbers());
    }
}
