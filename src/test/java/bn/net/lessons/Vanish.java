package bn.net.lessons;

import static bn.net.Part.norm;
import static bn.net.Part.sigmoid;
import static bn.net.Part.tanh;

import bn.net.Activation;
import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Linear;
import bn.net.Matrix;
import bn.net.Part;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Score;
import bn.net.Sequence;
import java.util.List;

/// Lesson 7: what is left of a gradient at the bottom of a deep network; and inputs that saturate.
final class Vanish implements Experiment {
    @Override
    public Outcome run(int seed) {
        Outcome outcome = new Outcome();
        deep(outcome, seed);
        saturated(outcome, seed);
        return outcome;
    }

    private static void deep(Outcome outcome, int seed) {
        Sequence plain = passed(Plan.of(linear(1), sigmoid()).times(10), seed);
        Sequence normalized = passed(Plan.of(linear(1), norm(), sigmoid()).times(10), seed);
        Sequence deeper = passed(Plan.of(linear(1), sigmoid()).times(20), seed);
        double left = left(deeper);
        outcome.claim(100, "without BN, under 1e-4 of the gradient is left", left(plain) < 1e-4)
                .claim(100, "with BN, over 0.1", left(normalized) > 0.1)
                .claim(100, "without BN, no unit of layers 2 to 10 is saturated", saturation(plain) == 0)
                .claim(100, "of 20 layers, within a factor of 10 of 7e-13", left > 7e-14 && left < 7e-12)
                .number("left without BN", left(plain))
                .number("left with BN", left(normalized))
                .number("left of 20 layers", left)
                .number("spread in layer 10 without BN", spread(plain))
                .number("spread in layer 10 with BN", spread(normalized))
                .number(
                        "left with gain 3",
                        left(passed(Plan.of(linear(3), sigmoid()).times(10), seed)))
                .number(
                        "left with gain 10",
                        left(passed(Plan.of(linear(10), sigmoid()).times(10), seed)))
                .number(
                        "left with tanh and gain 3",
                        left(passed(Plan.of(linear(3), tanh()).times(10), seed)));
    }

    private static Part linear(double gain) {
        return new Part.Linear(16, gain, false);
    }

    /// A network after a batch of normal numbers forward, and a normal gradient backward.
    private static Sequence passed(Plan plan, int seed) {
        Generator generator = new Generator(seed);
        Sequence net = plan.draw(16, generator);
        net.forward(Matrix.normal(64, 16, generator), Phase.OWN_STATISTICS);
        net.backward(Matrix.normal(64, 16, generator));
        return net;
    }

    /// The gradient at the first linear layer, relative to that at the last.
    private static double left(Sequence net) {
        List<Linear> layers = net.all(Linear.class);
        return net.gradient(layers.getFirst()).length()
                / net.gradient(layers.getLast()).length();
    }

    private static double spread(Sequence net) {
        return net.output(net.all(Linear.class).getLast()).spread();
    }

    /// The largest share of saturated numbers in the layers after the first.
    private static double saturation(Sequence net) {
        return net.all(Activation.class).stream()
                .skip(1)
                .mapToDouble(layer -> net.output(layer).share(y -> y < 0.03 || y > 0.97))
                .max()
                .orElseThrow();
    }

    private static void saturated(Outcome outcome, int seed) {
        Labelled iris = Small.iris();
        Labelled millimetres = iris.with(iris.x().map(cm -> 10 * cm));
        Plan plain = Small.hidden(2, 1, tanh());
        Plan normalized = Small.hidden(2, 1, norm(), tanh());
        double flat = flat(plain, seed, millimetres);
        double flatWith = flat(normalized, seed, millimetres);
        Score score = Small.own(Small.trained(plain, seed, millimetres, 0.1), millimetres);
        Score with = Small.own(Small.trained(normalized, seed, millimetres, 0.1), millimetres);
        Labelled standard = iris.standardized();
        Score alone = Small.own(Small.trained(plain, seed, standard, 0.1), standard);
        outcome.claim(100, "in millimetres, over 80 % saturated", flat > 0.8)
                .claim(100, "in millimetres with BN, under 6 %", flatWith < 0.06)
                .claim(100, "in millimetres, BN's accuracy is higher", with.accuracy() > score.accuracy())
                .claim(100, "standardizing alone: under half the loss", alone.loss() < 0.5 * score.loss())
                .number("saturated in mm", flat)
                .number("saturated in mm with BN", flatWith)
                .number("accuracy in mm", score.accuracy())
                .number("accuracy in mm with BN", with.accuracy())
                .number("accuracy standardized", alone.accuracy());
    }

    /// The share of the first layer's numbers where the slope of tanh is under a tenth.
    private static double flat(Plan plan, int seed, Labelled data) {
        Sequence net = Small.drawn(plan, seed, data);
        net.forward(data.x(), Phase.OWN_STATISTICS);
        return net.output(net.all(Activation.class).getFirst()).share(y -> 1 - y * y < 0.1);
    }
}
