package bn.learn;

import bn.learn.script.Attributes;
import bn.net.BatchNormalization;
import bn.net.Matrix;
import bn.net.Optimizer;
import bn.net.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// γ and β of one column on their way down the gradient of the loss `mean((y − target)²)`, from γ = 1 and β = 0.
/// Each list has what was there before the first step, and after each.
///
/// @param loss the loss
/// @param dgamma the gradient of the loss with respect to γ; `dbeta` with respect to β
record DescentHistory(List<Double> loss, List<Double> gamma, List<Double> beta, List<Double> dgamma, List<Double> dbeta)
        implements Attributes {
    private DescentHistory() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /// Takes some steps.
    ///
    /// @param norm a layer of one feature
    /// @param target as many numbers as x has rows
    static DescentHistory of(BatchNormalization norm, Matrix x, Matrix target, Optimizer optimizer, int steps) {
        DescentHistory descent = new DescentHistory();
        descent.look(norm, x, target);
        for (int step = 0; step < steps; step++) {
            optimizer.step(norm.parameters());
            descent.look(norm, x, target);
        }
        return descent;
    }

    private void look(BatchNormalization norm, Matrix x, Matrix target) {
        Matrix off = norm.forward(x, Phase.OWN_STATISTICS).minus(target);
        norm.backward(off.map(number -> 2 * number / x.rows()));
        loss.add(off.length() * off.length() / x.rows());
        gamma.add(norm.gamma().numbers()[0]);
        beta.add(norm.beta().numbers()[0]);
        dgamma.add(norm.gamma().gradient()[0]);
        dbeta.add(norm.beta().gradient()[0]);
    }

    @Override
    public Optional<Object> attribute(String name) {
        return switch (name) {
            case "loss" -> Optional.of(loss);
            case "gamma" -> Optional.of(gamma);
            case "beta" -> Optional.of(beta);
            case "dgamma" -> Optional.of(dgamma);
            case "dbeta" -> Optional.of(dbeta);
            default -> Optional.empty();
        };
    }
}
