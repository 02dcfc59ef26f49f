package bn.cli;

/// Whether an option was given that is there or not.
final class Flag extends Argument<Boolean> {
    boolean isSet() {
        return or(false);
    }
}
