package bn.stats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a framework updates running statistics. All of them normalize a training batch with the biased
/// variance; they differ in everything else.
///
/// @param name used on the command line; `prose/LANGUAGE/conventions/NAME.md` has its title and says more
/// @param eps added to the variance
/// @param momentum the weight of one side of the update; empty for the cumulative average of all batches
/// @param meaning which side momentum weights
/// @param variance the batch variance that enters the update
/// @param initialVar the initial running variance; the initial running mean is 0
public record Convention(
        String name, double eps, OptionalDouble momentum, Meaning meaning, Variance variance, double initialVar) {

    /// Which side of the update momentum weights.
    public enum Meaning {
        /// new = (1 − momentum) · old + momentum · batch.
        OF_BATCH,
        /// new = momentum · old + (1 − momentum) · batch.
        OF_OLD;

        /// The word for it on the command line and in files: `batch`, `old`.
        public String word() {
            return this == OF_BATCH ? "batch" : "old";
        }

        Meaning other() {
            return this == OF_BATCH ? OF_OLD : OF_BATCH;
        }

        public static Optional<Meaning> named(@Nullable String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /// The batch variance that enters the running one.
    public enum Variance {
        /// Divided by m, as in the normalization.
        BIASED,
        /// Divided by m − 1, the estimate for the whole population.
        UNBIASED;

        /// The word for it on the command line and in files: `biased`, `unbiased`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        Variance other() {
            return this == BIASED ? UNBIASED : BIASED;
        }

        public static Optional<Variance> named(@Nullable String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /// All conventions; the first one is the default.
    public static final List<Convention> ALL = List.of(
            of("pytorch", 1e-5, 0.1, Meaning.OF_BATCH, Variance.UNBIASED, 1),
            of("keras", 1e-3, 0.99, Meaning.OF_OLD, Variance.BIASED, 1),
            of("tensorflow", 1e-3, 0.99, Meaning.OF_OLD, Variance.UNBIASED, 1),
            of("onnx", 1e-5, 0.9, Meaning.OF_OLD, Variance.BIASED, 1),
            of("cudnn", 1e-5, 0.1, Meaning.OF_BATCH, Variance.UNBIASED, 1),
            of("flax", 1e-5, 0.99, Meaning.OF_OLD, Variance.BIASED, 1),
            new Convention("paper", 1e-5, OptionalDouble.empty(), Meaning.OF_BATCH, Variance.UNBIASED, 1),
            of("cs231n", 1e-5, 0.9, Meaning.OF_OLD, Variance.BIASED, 0),
            of("d2l", 1e-5, 0.9, Meaning.OF_OLD, Variance.BIASED, 1));

    public static Optional<Convention> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// A copy with another momentum; empty for the cumulative average.
    public Convention withMomentum(OptionalDouble other) {
        return new Convention(name, eps, other, meaning, variance, initialVar);
    }

    /// A copy in which momentum weights `other`.
    public Convention withMeaning(Meaning other) {
        return new Convention(name, eps, momentum, other, variance, initialVar);
    }

    /// A copy with another batch variance.
    public Convention withVariance(Variance other) {
        return new Convention(name, eps, momentum, meaning, other, initialVar);
    }

    /// The weight of the k-th batch in its update.
    ///
    /// @param k from 1
    public double weightOfBatch(long k) {
        if (momentum.isEmpty()) {
            return 1.0 / k;
        }
        return switch (meaning) {
            case OF_BATCH -> momentum.getAsDouble();
            case OF_OLD -> 1 - momentum.getAsDouble();
        };
    }

    /// The momentum of the k-th update; for the cumulative average, the one that weights the batch by 1/k.
    ///
    /// @param k from 1
    public double momentumOf(long k) {
        return momentum.orElseGet(() -> switch (meaning) {
            case OF_BATCH -> 1.0 / k;
            case OF_OLD -> 1 - 1.0 / k;
        });
    }

    /// The weight of the initial value after k batches.
    ///
    /// @param k from 1
    public double weightOfStart(long k) {
        return momentum.isEmpty() ? 0 : Math.pow(1 - weightOfBatch(k), (double) k);
    }

    private static Convention of(
            String name, double eps, double momentum, Meaning meaning, Variance variance, double initialVar) {
        return new Convention(name, eps, OptionalDouble.of(momentum), meaning, variance, initialVar);
    }
}
