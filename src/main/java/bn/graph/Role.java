package bn.graph;

/// The role of a step in the table.
public sealed interface Role {
    /// A value between x and y.
    record Forward() implements Role {}

    /// The gradient of the loss with respect to a forward value, summed over all branches.
    ///
    /// @param of the forward value or input
    record Gradient(String of) implements Role {}

    /// The part of a gradient that flows back along one edge, if several steps read the value.
    ///
    /// @param of the forward value or input
    /// @param by the step that reads it on this edge
    record Branch(String of, String by) implements Role {}
}
