package bn.graph;

/// Why a step of a table does not run when some values are given.
public sealed interface NotComputed {
    /// Its value is given.
    record IsGiven() implements NotComputed {}

    /// Only what is given would have read it.
    record Unread() implements NotComputed {}

    /// It is the gradient of a value that no longer depends on anything one asks a gradient for.
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
