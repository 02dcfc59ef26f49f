package bn.cli.option;

/// Whether an option was given that is there or not.
public final class Flag extends Argument<Boolean> {
    /// Whether it is there.
    public boolean isSet() {
        return or(false);
    }
}
