package bn.net.lessons;

import static bn.net.Part.norm;
import static bn.net.Part.relu;

import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Matrix;
import bn.net.Part;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Sequence;

/// Lesson 14: batch normalization before the activation, or behind it.
final class Place implements Experiment {
    @Override
    public Outcome run(int seed) {
        Labelled data = Small.spirals(seed);
        double slowBefore = loss(seed, data, 0.01, norm(), relu());
        double slowAfter = loss(seed, data, 0.01, relu(), norm());
        double fastBefore = loss(seed, data, 3, norm(), relu());
        double fastAfter = loss(seed, data, 3, relu(), norm());
        Matrix low = Matrix.normal(64, 16, new Generator(seed)).map(number -> number - 4);
        double before = passed(low, norm(), relu()).share(y -> y == 0);
        int dead = passed(low, relu(), norm()).units(y -> y == 0);
        return new Outcome()
                .claim(100, "rate 0.01: lower loss behind", slowAfter < slowBefore)
                .claim(100, "rate 3: lower loss before", fastBefore < fastAfter)
                .claim(100, "a bias of -4, BN before: half zeros", Math.abs(before - 0.5) < 0.05)
                .claim(96, "a bias of -4, BN behind: all units dead", dead == 16)
                .number("rate 0.01, before", slowBefore)
                .number("rate 0.01, behind", slowAfter)
                .number("rate 3, before", fastBefore)
                .number("rate 3, behind", fastAfter)
                .number("dead units of 16, BN behind", dead);
    }

    private static double loss(int seed, Labelled data, double rate, Part... more) {
        return Small.own(Small.trained(Small.hidden(3, Small.HE, more), seed, data, rate), data)
                .loss();
    }

    private static Matrix passed(Matrix x, Part... parts) {
        Sequence net = Plan.of(parts).draw(16, new Generator(0));
        return net.forward(x, Phase.OWN_STATISTICS);
    }
}
