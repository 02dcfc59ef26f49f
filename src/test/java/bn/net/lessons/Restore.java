package bn.net.lessons;

import static bn.net.Part.norm;

import bn.net.Activation;
import bn.net.Labelled;
import bn.net.Part;
import bn.net.Plan;

/// Lesson 2: γ and β learned, or left at 1 and 0.
final class Restore implements Experiment {
    @Override
    public Outcome run(int seed) {
        Labelled data = Small.spirals(seed);
        Outcome outcome = new Outcome();
        for (Activation.Kind kind : Activation.Kind.values()) {
            double gain = kind == Activation.Kind.RELU ? Small.HE : 1;
            Plan learned = Small.hidden(3, gain, norm(), new Part.Activation(kind));
            Plan frozen = Small.hidden(3, gain, norm().frozen(), new Part.Activation(kind));
            double with =
                    Small.own(Small.trained(learned, seed, data, 0.1), data).loss();
            double without =
                    Small.own(Small.trained(frozen, seed, data, 0.1), data).loss();
            outcome.claim(98, kind.word() + ": learned γ and β give the lower loss", with < without)
                    .number(kind.word() + ", learned", with)
                    .number(kind.word() + ", frozen", without);
        }
        return outcome;
    }
}
