package bn.net;

import bn.grading.catalogue.Mistake;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.stats.Convention;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a layer is to be, as data: how a script names one, and how a program in another language could write
/// it.
public sealed interface Part {
    /// A linear layer; see [bn.net.Linear#drawn].
    record Linear(int units, double gain, boolean biased) implements Part {}

    record Activation(bn.net.Activation.Kind kind) implements Part {}

    /// Batch normalization.
    ///
    /// @param convention ε, and how the running statistics are updated
    /// @param learned whether γ and β are learned
    /// @param mistake what is wrong in its training passes, in its usual way
    record BatchNormalization(Convention convention, boolean learned, Optional<Mistake> mistake) implements Part {
        /// With another momentum; empty for the average of all batches.
        public BatchNormalization withMomentum(OptionalDouble momentum) {
            return new BatchNormalization(convention.withMomentum(momentum), learned, mistake);
        }

        /// With γ = 1 and β = 0 for good.
        public BatchNormalization frozen() {
            return new BatchNormalization(convention, false, mistake);
        }

        public BatchNormalization with(Mistake other) {
            return new BatchNormalization(convention, learned, Optional.of(other));
        }

        Graph table() {
            return mistake.map(made ->
                            BatchNorm.TABLE.with(made.rewrites().getFirst().lines()))
                    .orElse(BatchNorm.TABLE);
        }
    }

    record LayerNormalization(double eps) implements Part {}

    /// See [bn.net.Dropout].
    ///
    /// @param p the probability that a number is dropped
    record Dropout(double p) implements Part {}

    /// See [bn.net.Noise].
    record Noise(double shift, double scale) implements Part {}

    record Residual(List<Part> branch) implements Part {
        public Residual {
            branch = List.copyOf(branch);
        }
    }

    /// With a bias.
    static Part linear(int units, double gain) {
        return new Linear(units, gain, true);
    }

    static Part relu() {
        return new Activation(bn.net.Activation.Kind.RELU);
    }

    static Part tanh() {
        return new Activation(bn.net.Activation.Kind.TANH);
    }

    static Part sigmoid() {
        return new Activation(bn.net.Activation.Kind.SIGMOID);
    }

    /// PyTorch's, learned and right.
    static BatchNormalization norm() {
        return new BatchNormalization(Convention.ALL.getFirst(), true, Optional.empty());
    }

    static Part layerNorm() {
        return new LayerNormalization(Convention.ALL.getFirst().eps());
    }

    static Part residual(Part... branch) {
        return new Residual(List.of(branch));
    }
}
