package bn.formula;

/// The shape of a value. Batch normalization needs just these three, and one shape rule: the result of an
/// operation has the wider extent of its operands. What the forward pass broadcasts, the backward pass sums.
public enum Extent {
    /// A scalar: ε, a count, a constant.
    ONE,
    /// One number per feature, shape `(D,)`: μ, σ², γ.
    FEATURE,
    /// One number per row and feature, the shape of x.
    BATCH;

    /// The wider of two extents, which a sum, difference, product or quotient has.
    public Extent with(Extent other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
