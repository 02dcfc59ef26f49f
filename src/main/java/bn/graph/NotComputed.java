package bn.graph;

/// Why a step is not computed when some values are given.
public sealed interface NotComputed {
    /// Its value is given.
    record IsGiven() implements NotComputed {}

    /// Only given values would have read it.
    record Unread() implements NotComputed {}

    /// It is the gradient of a value that no longer depends on x, γ or β.
    ///
    /// @param of that value
    record OfConstant(String of) implements NotComputed {}

    /// It is the gradient of a value that is not computed, since nothing reads it.
    ///
    /// @param of that value
    record OfUnread(String of) implements NotComputed {}

    /// It is the branch of a gradient along an edge that is no longer there.
    ///
    /// @param of the value
    /// @param by the step that no longer reads it
    record EdgeGone(String of, String by) implements NotComputed {}
}
