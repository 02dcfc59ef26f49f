package bn.net.lessons;

import static bn.net.Part.norm;
import static bn.net.Part.relu;

import bn.grading.catalogue.Mistakes;
import bn.net.Labelled;
import bn.net.Linear;
import bn.net.Part;
import bn.net.Plan;
import bn.net.Score;
import bn.net.Sequence;
import bn.net.Vectors;
import java.util.Arrays;

/// Lesson 5: training with a mistake in the backward pass of batch normalization.
final class Check implements Experiment {
    /// @param growth of the length of the second layer's weights
    /// @param bias the largest in front of a batch normalization
    private record Trained(Score score, double growth, double bias) {}

    @Override
    public Outcome run(int seed) {
        Outcome outcome = new Outcome();
        Trained right = trained(norm(), seed);
        add(outcome, "right", right);
        outcome.claim(100, "right: accuracy over 0.9", right.score().accuracy() > 0.9)
                .claim(100, "right: no bias moves", right.bias() < 1e-9);
        learns(outcome, seed, "dxhat-no-gamma", 100);
        learns(outcome, seed, "dvar-no-half", 100);
        learns(outcome, seed, "dxmu2-no-two", 100);
        moves(outcome, seed, "stats-constant", 100);
        moves(outcome, seed, "mean-path-missing", 97);
        fails(outcome, seed, "dsq-no-mean");
        fails(outcome, seed, "dx2-no-mean");
        return outcome;
    }

    private static void learns(Outcome outcome, int seed, String id, int share) {
        Trained trained = mistaken(outcome, seed, id);
        outcome.claim(share, id + ": accuracy over 0.9", trained.score().accuracy() > 0.9)
                .claim(100, id + ": no bias moves", trained.bias() < 1e-9);
    }

    private static void moves(Outcome outcome, int seed, String id, int share) {
        Trained trained = mistaken(outcome, seed, id);
        outcome.claim(share, id + ": accuracy over 0.9", trained.score().accuracy() > 0.9)
                .claim(100, id + ": a bias moves by more than 0.1", trained.bias() > 0.1);
    }

    private static void fails(Outcome outcome, int seed, String id) {
        Trained trained = mistaken(outcome, seed, id);
        outcome.claim(100, id + ": accuracy under 0.9", trained.score().accuracy() < 0.9)
                .claim(100, id + ": the weights grow more than fivefold", trained.growth() > 5);
    }

    private static Trained mistaken(Outcome outcome, int seed, String id) {
        Trained trained = trained(norm().with(Mistakes.named(id).orElseThrow()), seed);
        add(outcome, id, trained);
        return trained;
    }

    private static void add(Outcome outcome, String id, Trained trained) {
        outcome.number(id + ", loss", trained.score().loss())
                .number(id + ", accuracy", trained.score().accuracy())
                .number(id + ", growth", trained.growth())
                .number(id + ", bias", trained.bias());
    }

    private static Trained trained(Part norm, int seed) {
        Labelled data = Small.spirals(seed);
        Plan plan = Small.hidden(3, Small.HE, norm, relu());
        double before = length(Small.drawn(plan, seed, data));
        Sequence net = Small.trained(plan, seed, data, 0.1);
        double bias = net.all(Linear.class).stream()
                .limit(3)
                .flatMapToDouble(
                        linear -> Arrays.stream(linear.bias().orElseThrow().numbers()))
                .map(Math::abs)
                .max()
                .orElseThrow();
        return new Trained(Small.own(net, data), length(net) / before, bias);
    }

    private static double length(Sequence net) {
        return Vectors.length(net.all(Linear.class).get(1).weight().numbers());
    }
}
