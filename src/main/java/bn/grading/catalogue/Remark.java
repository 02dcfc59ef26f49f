package bn.grading.catalogue;

/// Something in right answers that is often mistaken for an error.
public enum Remark {
    /// dx is made by the closed form, which equals the branches up to rounding.
    CLOSED_FORM,
    /// dmu has the term through var, which is 0.
    DMU_THROUGH_VAR,
    /// dx is 0 where dout is the same in every row.
    CONSTANT_DOUT,
    /// With two rows xhat is ±1 and dx nearly 0, but for ε: relative errors mean little.
    TWO_ROWS
}
