package bn.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/// What somebody said of how running statistics are kept: the name of a convention, parts of one, both, or
/// nothing. A command line says such things, and so does a file.
///
/// @param named the convention
/// @param momentum instead of the convention's own
/// @param meaning of which side momentum is the weight, instead of the convention's
/// @param variance which variance of the batch is taken, instead of the convention's
public record Rules(
        Optional<Convention> named,
        Optional<Momentum> momentum,
        Optional<Convention.Meaning> meaning,
        Optional<Convention.Variance> variance) {
    /// Nothing was said.
    public static final Rules NONE = new Rules(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// A momentum that was said.
    ///
    /// @param number empty for the plain average over the batches so far; PyTorch's None
    public record Momentum(OptionalDouble number) {}

    /// All that there is to say of a convention.
    public static Rules of(Convention convention) {
        return new Rules(
                Optional.of(convention),
                Optional.of(new Momentum(convention.momentum())),
                Optional.of(convention.meaning()),
                Optional.of(convention.variance()));
    }

    /// These, and where they say nothing the others; but nothing of the others if both name a convention: the one that
    /// is
    /// named here is meant with all its own.
    public Rules over(Rules others) {
        return namesAnother(others)
                ? this
                : new Rules(
                        named.or(others::named),
                        momentum.or(others::momentum),
                        meaning.or(others::meaning),
                        variance.or(others::variance));
    }

    /// Whether these leave nothing of the others, and come to something else.
    public boolean overrule(Rules others) {
        return namesAnother(others) && !convention().equals(others.convention());
    }

    private boolean namesAnother(Rules others) {
        return named.isPresent() && others.named().isPresent();
    }

    /// Whether anything was said.
    public boolean sayAnything() {
        return !equals(NONE);
    }

    /// Whether the momentum was said, by itself or by the name of a convention; otherwise PyTorch's is assumed.
    public boolean sayMomentum() {
        return momentum.isPresent() || named.isPresent();
    }

    /// The convention that they come to: the one named, otherwise PyTorch's, with the parts that were said.
    public Convention convention() {
        Convention convention = named.orElseGet(Convention.ALL::getFirst);
        convention =
                momentum.map(Momentum::number).map(convention::withMomentum).orElse(convention);
        convention = meaning.map(convention::withMeaning).orElse(convention);
        return variance.map(convention::withVariance).orElse(convention);
    }
}
