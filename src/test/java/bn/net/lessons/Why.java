package bn.net.lessons;

import static bn.net.Part.norm;
import static bn.net.Part.sigmoid;

import bn.net.Activation;
import bn.net.Labelled;
import bn.net.Matrix;
import bn.net.Optimizer;
import bn.net.Part;
import bn.net.Plan;
import bn.net.Score;
import bn.net.Sequence;
import bn.net.Training;

/// Lesson 10: noise after batch normalization, so that no distribution stands still.
final class Why implements Experiment {
    private static final int STEPS = 200;

    /// @param drift how far the mean input of a unit of the third layer moves in a step
    private record Trained(Score score, double drift) {}

    @Override
    public Outcome run(int seed) {
        Trained plain = trained(Small.hidden(5, 1, sigmoid()), seed);
        Trained with = trained(Small.hidden(5, 1, norm(), sigmoid()), seed);
        Trained noisy = trained(noisy(0.5, 0.25), seed);
        Trained loud = trained(noisy(16, 0.5), seed);
        return new Outcome()
                .claim(100, "with noise it drifts 20 times more than plain", noisy.drift() > 20 * plain.drift())
                .claim(100, "plain does not learn: loss over 1", plain.score().loss() > 1)
                .claim(99, "with noise the loss is under 0.6", noisy.score().loss() < 0.6)
                .claim(94, "with noise the accuracy is over 0.8", noisy.score().accuracy() > 0.8)
                .claim(
                        98,
                        "a shift of ±16 is too much: loss over 1.05",
                        loud.score().loss() > 1.05)
                .number("drift, plain", plain.drift())
                .number("drift, BN", with.drift())
                .number("drift, noise", noisy.drift())
                .number("loss, plain", plain.score().loss())
                .number("loss, BN", with.score().loss())
                .number("loss, noise", noisy.score().loss())
                .number("loss, ±16", loud.score().loss())
                .number("accuracy, plain", plain.score().accuracy())
                .number("accuracy, BN", with.score().accuracy())
                .number("accuracy, noise", noisy.score().accuracy());
    }

    private static Plan noisy(double shift, double scale) {
        return Small.hidden(5, 1, norm(), new Part.Noise(shift, scale), sigmoid());
    }

    private static Trained trained(Plan plan, int seed) {
        Labelled data = Small.spirals(seed);
        Sequence net = Small.drawn(plan, seed, data);
        Training training = new Training(net, data, new Optimizer.Sgd(1), Small.batches(seed, data, 32));
        int third = net.layers().indexOf(net.all(Activation.class).get(2));
        double drift = 0;
        double[] before = {};
        for (int step = 0; step < STEPS; step++) {
            training.step();
            double[] means = net.outputs().get(third - 1).means();
            drift += step == 0 ? 0 : moved(before, means);
            before = means;
        }
        return new Trained(Small.own(net, data), drift / (STEPS - 1));
    }

    private static double moved(double[] before, double[] after) {
        Matrix difference = Matrix.of(after).minus(Matrix.of(before)).map(Math::abs);
        return difference.means()[0];
    }
}
