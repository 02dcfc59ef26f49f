package bn.net.lessons;

import static bn.net.Part.layerNorm;
import static bn.net.Part.norm;
import static bn.net.Part.relu;
import static bn.net.Part.residual;

import bn.net.Generator;
import bn.net.Matrix;
import bn.net.Part;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Sequence;

/// Lesson 8: the gradient at the bottom of 30 layers, relative to that at the top.
final class Explode implements Experiment {
    private static final Part LINEAR = new Part.Linear(16, Small.HE, false);

    @Override
    public Outcome run(int seed) {
        double plain = ratio(seed, LINEAR, relu());
        double normalized = ratio(seed, LINEAR, norm(), relu());
        double skip = ratio(seed, residual(norm(), relu(), LINEAR));
        double bare = ratio(seed, residual(relu(), LINEAR));
        return new Outcome()
                .claim(99, "with BN over 50", normalized > 50)
                .claim(99, "with BN over 20 times that without", normalized > 20 * plain)
                .claim(100, "with BN in a branch under 20", skip < 20)
                .claim(100, "a branch without BN over 1000", bare > 1000)
                .number("plain", plain)
                .number("BN", normalized)
                .number("BN in a branch", skip)
                .number("branch without BN", bare)
                .number("layer norm", ratio(seed, LINEAR, layerNorm(), relu()));
    }

    private static double ratio(int seed, Part... layer) {
        Generator generator = new Generator(seed);
        Sequence net = Plan.of(layer).times(30).draw(16, generator);
        net.forward(Matrix.normal(64, 16, generator), Phase.OWN_STATISTICS);
        net.backward(Matrix.normal(64, 16, generator));
        int top = net.gradients().size() - layer.length;
        return net.gradients().getFirst().length() / net.gradients().get(top).length();
    }
}
