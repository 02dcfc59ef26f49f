package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `descend`, with numbers worked on paper.
class DescentTest extends WalkScreens {
    /// The gradient of the mean over the rows of (y − t)², for a t of mean 5 and std 3: t = 5 + 3·x̂.
    private static final String DOUT = "set dout = 2*(out - 5 - 3*xhat)/m";

    /// dβ = sum(dout) = 1.4, -0.7 and 0.8. ℓ falls by 0.1 · (|dγ|² + |dβ|²) = 0.1 · (12.872 + 3.09).
    @Test
    void theLossFallsByTheSquareOfTheGradient() {
        String report = walk("descend 0.1").out();
        assertThat(report)
                .contains("ℓ = sum(out · dout) was -6.86252 and is -8.45872, with the same dout.")
                .contains("so it has no minimum")
                .containsPattern("beta before +0\\.4 +-1\\.1 +0\\.9\n")
                .containsPattern("dbeta +1\\.4 +-0\\.7 +0\\.8\n")
                .containsPattern("beta after +0\\.26 +-1\\.03 +0\\.82\n");
    }

    /// dγ = 2(γ − 3), dβ = 2(β − 5): each step leaves 0.8 of the distance.
    @Test
    void aLossWithAMinimumIsDescendedByHand() {
        assertThat(number("p gamma[width]", descents("descend 0.1", 1))).isEqualTo("1.4");
        assertThat(number("p beta[width]", descents("descend 0.1", 1))).isEqualTo("1");
        assertThat(number("p gamma[tilt]", descents("descend 0.1", 2))).isEqualTo("1.72");
        assertThat(number("p beta[tilt]", descents("descend sgd 0.1", 2))).isEqualTo("1.8");
        assertThat(walk(String.join("\n", descents("descend 0.1", 2)), "p mean((out - 5 - 3*xhat[:,:])^2)")
                        .out())
                .contains("11.8784");
    }

    /// The first step of Adam is the rate, whatever the gradient is; the second was computed in Python.
    @Test
    void adamGoesOnFromStepToStep() {
        assertThat(number("p gamma[width]", descents("descend adam 0.1", 1))).isEqualTo("1.1");
        assertThat(number("p beta[width]", descents("descend adam 0.1", 1))).isEqualTo("0.1");
        assertThat(number("p gamma[width]", descents("descend adam 0.1", 2))).isEqualTo("1.19983");
        assertThat(number("p beta[width]", descents("descend adam 0.1", 2))).isEqualTo("0.199942");
        assertThat(walk(String.join("\n", descents("descend adam 0.1", 2))).out())
                .contains("Step 2 of Adam, learning rate 0.1.");
    }

    /// After an undo, the same step is the same again: what Adam remembers is undone with it.
    @Test
    void aStepCanBeUndone() {
        List<String> twice = descents("descend adam 0.1", 2);
        String once = number("p gamma[width] + 0*beta[width]", twice);
        List<String> undone = new ArrayList<>(twice);
        undone.addAll(List.of("undo", "descend adam 0.1"));
        assertThat(number("p gamma[width] + 0*beta[width]", undone)).isEqualTo(once);
        assertThat(number("p gamma[width]", List.of("descend 0.1", "undo"))).isEqualTo("1.5");
        assertThat(walk("descend adam 0.1", "undo", "redo").out()).contains("Redone: descend adam 0.1");
    }

    @Test
    void aScriptDescendsAgain() {
        List<String> lines = new ArrayList<>(descents("descend adam 0.1", 3));
        lines.addAll(List.of("digits 17"));
        String first = number("p gamma[mass]", lines);
        lines.addAll(List.of("save w.bn", "reset", "load w.bn"));
        assertThat(number("p gamma[mass]", lines)).isEqualTo(first);
    }

    @Test
    void whatIsNoStepIsSaid() {
        assertThat(walk("descend").out()).contains("it is written descend [adam] RATE");
        assertThat(walk("descend fast 0.1").out()).contains("it is written descend [adam] RATE");
        assertThat(walk("descend adam").out()).contains("'adam' is not a learning rate");
        assertThat(walk("descend -1").out()).contains("'-1' is not a learning rate");
        assertThat(walk("descend 1e308").out()).contains("is not a finite number");
        assertThat(walk("mistake rows-not-summed", "descend 0.1").out())
                .contains("dgamma does not have the shape of gamma here");
    }

    private static List<String> descents(String descend, int steps) {
        List<String> lines = new ArrayList<>(List.of("set gamma = 1", "set beta = 0"));
        for (int step = 0; step < steps; step++) {
            lines.addAll(List.of(DOUT, descend));
        }
        return lines;
    }

    private String number(String last, List<String> lines) {
        String out = walk(String.join("\n", lines), last).out();
        return out.substring(out.lastIndexOf(" = ") + 3).lines().findFirst().orElse("");
    }
}
