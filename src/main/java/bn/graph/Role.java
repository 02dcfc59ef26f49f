package bn.graph;

/// The part a step plays.
public sealed interface Role {
    /// A value on the way from x to y.
    record Forward() implements Role {}

    /// The gradient of the loss with respect to a forward value, all its branches together.
    ///
    /// @param of the forward value or input
    record Gradient(String of) implements Role {}

    /// The part of a gradient that comes back along one edge, where several steps read the same value.
    ///
    /// @param of the forward value or input
    /// @param by the step that reads it on this edge
    record Branch(String of, String by) implements Role {}
}
