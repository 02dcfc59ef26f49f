package bn.graph;

/// The two directions in which the table is run.
public enum Pass {
    /// From x to y.
    FORWARD,
    /// From ∂ℓ/∂y to ∂ℓ/∂x, ∂ℓ/∂γ and ∂ℓ/∂β.
    BACKWARD
}
