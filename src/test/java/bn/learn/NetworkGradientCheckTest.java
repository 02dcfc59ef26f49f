package bn.learn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.grading.catalogue.Mistakes;
import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Linear;
import bn.net.Parameter;
import bn.net.Part;
import bn.net.Plan;
import bn.net.Sequence;
import org.junit.jupiter.api.Test;

/// A gradient against finite differences. The activation is tanh, which has no kinks.
final class NetworkGradientCheckTest {
    private static final Labelled DATA = Labelled.spirals(3, 8, 0.15, new Generator(1));

    private static Sequence drawn(Part norm) {
        return Plan.of(Part.linear(5, 1), norm, Part.tanh(), Part.linear(3, 1)).draw(2, new Generator(2));
    }

    private static Parameter weight(Sequence net) {
        return net.all(Linear.class).getFirst().weight();
    }

    private static double error(Part norm) {
        Sequence net = drawn(norm);
        return NetworkGradientCheck.error(net, DATA, weight(net));
    }

    private static Part mistaken(String id) {
        return Part.norm().with(Mistakes.named(id).orElseThrow());
    }

    @Test
    void aRightGradientAgrees() {
        assertThat(error(Part.norm())).isLessThan(1e-6);
    }

    @Test
    void aWrongOneDoesNot() {
        assertThat(error(mistaken("mean-path-missing"))).isGreaterThan(1e-3);
        assertThat(error(mistaken("dvar-no-half"))).isGreaterThan(1e-3);
    }

    /// With γ = 1.
    @Test
    void aMissingGammaIsHiddenByOnes() {
        assertThat(error(mistaken("dxhat-no-gamma"))).isLessThan(1e-6);
    }

    @Test
    void theNumbersStayAsTheyAre() {
        Sequence net = drawn(Part.norm());
        double[] before = weight(net).numbers().clone();
        NetworkGradientCheck.error(net, DATA, weight(net));
        assertThat(weight(net).numbers()).containsExactly(before);
    }
}
