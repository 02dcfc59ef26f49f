package bn.grading.catalogue;

/// A property of right answers that is often mistaken for an error.
public enum Remark {
    /// dx is computed by the closed form, which equals the branches up to round-off.
    CLOSED_FORM,
    /// dmu includes the term through var, which is 0.
    DMU_THROUGH_VAR,
    /// dx is 0 because dout is the same in every row.
    CONSTANT_DOUT,
    /// With two rows, xhat is ±1 and dx almost 0, except for ε: relative errors mean little.
    TWO_ROWS
}
