package bn.net.lessons;

import static bn.net.Part.linear;
import static bn.net.Part.norm;
import static bn.net.Part.relu;

import bn.net.Dropout;
import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Matrix;
import bn.net.Optimizer;
import bn.net.Part;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Sequence;
import java.util.Arrays;
import java.util.List;

/// Lesson 11: dropout in front of batch normalization shifts the variance.
final class Dropped implements Experiment {
    @Override
    public Outcome run(int seed) {
        double ratio = ratio(seed);
        Labelled data = Small.spirals(seed);
        Part dropout = new Part.Dropout(0.2);
        Plan before =
                Plan.of(linear(16, Small.HE), dropout, norm(), relu()).times(3).then(linear(3, 1));
        Plan last = Plan.of(linear(16, Small.HE), norm(), relu()).times(3).then(dropout, linear(3, 1));
        Sequence net = Small.trained(before, seed, data, new Optimizer.Sgd(0.1), 32, 600);
        double shifted = Small.eval(net, data).loss();
        net.renew(List.of(data.x()));
        double renewed = Small.eval(net, data).loss();
        double behind = Small.eval(Small.trained(last, seed, data, new Optimizer.Sgd(0.1), 32, 600), data)
                .loss();
        return new Outcome()
                .claim(100, "the variance is within 15 % of 2.467 times as large", Math.abs(ratio / 2.467 - 1) < 0.15)
                .claim(100, "renewing the statistics lowers the loss", renewed < shifted)
                .claim(95, "renewing the statistics lowers the loss by a quarter", renewed < 0.75 * shifted)
                .claim(100, "dropout behind the last BN: lower loss", behind < shifted)
                .number("variance, training / evaluation", ratio)
                .number("loss, dropout before BN", shifted)
                .number("loss, renewed", renewed)
                .number("loss, dropout behind", behind);
    }

    /// The variance of ReLU of normal numbers behind dropout, in training and in evaluation.
    private static double ratio(int seed) {
        Generator generator = new Generator(seed);
        Matrix x = Matrix.normal(512, 16, generator).map(number -> Math.max(number, 0));
        Dropout dropout = new Dropout(0.5, generator);
        return variance(dropout.forward(x, Phase.TRAINING)) / variance(dropout.forward(x, Phase.EVALUATION));
    }

    private static double variance(Matrix x) {
        return Arrays.stream(x.deviations())
                .map(deviation -> deviation * deviation)
                .average()
                .orElseThrow();
    }
}
