package bn.graph;

/// The two passes over the table.
public enum Pass {
    /// From x to y.
    FORWARD,
    /// From ∂ℓ/∂y to ∂ℓ/∂x, ∂ℓ/∂γ and ∂ℓ/∂β.
    BACKWARD
}
