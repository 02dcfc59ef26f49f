package bn.cli.option;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/// What was given for an option, or for a word in its place, if anything. picocli sets it.
///
/// @param <T> what is given
public class Argument<T> implements IGetter, ISetter {
    private @Nullable T value;

    /// Whether it was given.
    public final boolean isGiven() {
        return value != null;
    }

    /// Whether just this was given.
    public final boolean is(T other) {
        return other.equals(value);
    }

    /// Takes what was given in another place and can mean nothing else.
    public final void take(T given) {
        value = given;
    }

    /// What was given, where something had to be.
    ///
    /// @throws IllegalStateException if nothing was
    public final T given() {
        if (value == null) {
            throw new IllegalStateException("nothing was given");
        }
        return value;
    }

    /// What was given, if anything.
    public final Optional<T> optional() {
        return Optional.ofNullable(value);
    }

    /// What was given, or else this.
    public final T or(T otherwise) {
        return value == null ? otherwise : value;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // picocli has no type for it
    public <V> V get() {
        return (V) value;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // of the type that the option was described with
    public <V> V set(V given) {
        V before = (V) value;
        value = (T) given;
        return before;
    }
}
