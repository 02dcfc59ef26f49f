package bn.net.lessons;

import static bn.net.Part.norm;
import static bn.net.Part.relu;

import bn.net.Labelled;
import bn.net.Optimizer;
import bn.net.Plan;
import bn.net.Score;
import bn.net.Sequence;
import java.util.List;
import java.util.OptionalDouble;

/// Lesson 12: running statistics after few steps.
final class Running implements Experiment {
    @Override
    public Outcome run(int seed) {
        Labelled data = Small.spirals(seed);
        Sequence quick = trained(seed, data, 0.1);
        Sequence slow = trained(seed, data, 0.01);
        Score quickOwn = Small.own(quick, data);
        Score quickEval = Small.eval(quick, data);
        Score own = Small.own(slow, data);
        Score eval = Small.eval(slow, data);
        slow.renew(List.of(data.x()));
        Score renewed = Small.eval(slow, data);
        return new Outcome()
                .claim(
                        100,
                        "momentum 0.01: at least 0.05 less accurate in evaluation",
                        eval.accuracy() < own.accuracy() - 0.05)
                .claim(100, "momentum 0.01: over 1.5 times the loss in evaluation", eval.loss() > 1.5 * own.loss())
                .claim(
                        100,
                        "momentum 0.1: as accurate in evaluation, to 0.1",
                        Math.abs(quickEval.accuracy() - quickOwn.accuracy()) < 0.1)
                .claim(
                        100,
                        "renewed by one pass: as accurate, to 0.1",
                        Math.abs(renewed.accuracy() - own.accuracy()) < 0.1)
                .claim(100, "one pass lowers the loss in evaluation", renewed.loss() < eval.loss())
                .number("accuracy, own statistics", own.accuracy())
                .number("accuracy, momentum 0.1", quickEval.accuracy())
                .number("accuracy, momentum 0.01", eval.accuracy())
                .number("accuracy, renewed", renewed.accuracy())
                .number("loss, own statistics", own.loss())
                .number("loss, momentum 0.01", eval.loss())
                .number("loss, renewed", renewed.loss());
    }

    private static Sequence trained(int seed, Labelled data, double momentum) {
        Plan plan = Small.hidden(3, Small.HE, norm().withMomentum(OptionalDouble.of(momentum)), relu());
        return Small.trained(plan, seed, data, new Optimizer.Sgd(0.1), 32, 50);
    }
}
