package bn.formula;

import java.util.List;

/// Over what a value extends: the shape rule of batch normalization has just these three.
///
/// An operation between two extents has the wider of the two. What is broadcast from a narrower to a wider
/// extent on the way forward is summed back on the way backward.
public enum Extent {
    /// One number for all: ε, a count, a constant.
    ONE,
    /// A number for each feature, shape `(D,)`: μ, σ², γ.
    FEATURE,
    /// A number for each row and feature, the shape of x.
    BATCH;

    /// The wider of two extents, which is the extent of a sum, difference, product or quotient.
    public Extent with(Extent other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// The widest of several extents.
    static Extent widest(List<Extent> extents) {
        return extents.stream().reduce(ONE, Extent::with);
    }
}
