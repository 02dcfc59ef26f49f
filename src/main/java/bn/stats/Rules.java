package bn.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/// What a command line or a file states about the update of running statistics: a convention, some parts of
/// one, both, or nothing.
///
/// @param named the convention
/// @param momentum overrides the convention's
/// @param meaning overrides which side momentum weights
/// @param variance overrides the batch variance that enters the update
public record Rules(
        Optional<Convention> named,
        Optional<Momentum> momentum,
        Optional<Convention.Meaning> meaning,
        Optional<Convention.Variance> variance) {
    /// Nothing stated.
    public static final Rules NONE = new Rules(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// A stated momentum.
    ///
    /// @param number empty for the cumulative average, PyTorch's None
    public record Momentum(OptionalDouble number) {}

    /// Rules that state every part of a convention.
    public static Rules of(Convention convention) {
        return new Rules(
                Optional.of(convention),
                Optional.of(new Momentum(convention.momentum())),
                Optional.of(convention.meaning()),
                Optional.of(convention.variance()));
    }

    /// These rules, completed by the others. If both name different conventions, the others are ignored,
    /// since the convention named here comes with all its parts.
    public Rules over(Rules others) {
        return namesAnother(others)
                ? this
                : new Rules(
                        named.or(others::named),
                        momentum.or(others::momentum),
                        meaning.or(others::meaning),
                        variance.or(others::variance));
    }

    /// These rules, where they name no convention by this one.
    public Rules assuming(Convention convention) {
        return new Rules(named.or(() -> Optional.of(convention)), momentum, meaning, variance);
    }

    /// Whether [#over] would ignore the others, with a different result.
    public boolean overrule(Rules others) {
        return namesAnother(others) && !convention().equals(others.convention());
    }

    private boolean namesAnother(Rules others) {
        return named.isPresent() && others.named().isPresent();
    }

    /// Whether anything is stated.
    public boolean sayAnything() {
        return !equals(NONE);
    }

    /// Whether the momentum is stated, directly or by naming a convention. Otherwise PyTorch's is assumed.
    public boolean sayMomentum() {
        return momentum.isPresent() || named.isPresent();
    }

    /// The resulting convention: the named one, or PyTorch's, with the stated parts.
    public Convention convention() {
        Convention convention = named.orElseGet(Convention.ALL::getFirst);
        convention =
                momentum.map(Momentum::number).map(convention::withMomentum).orElse(convention);
        convention = meaning.map(convention::withMeaning).orElse(convention);
        return variance.map(convention::withVariance).orElse(convention);
    }
}
