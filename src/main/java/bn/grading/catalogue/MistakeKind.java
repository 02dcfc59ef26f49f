package bn.grading.catalogue;

/// The category of a mistake, which the second hint tells.
public enum MistakeKind {
    /// A factor is missing or extra.
    FACTOR,
    /// A sign is inverted.
    SIGN,
    /// A term is missing, such as a branch of the gradient.
    BRANCH,
    /// The wrong value is used.
    VALUE,
    /// ε is missing or in the wrong place.
    EPSILON,
    /// A sum runs over the wrong axis, or a count is wrong.
    AXIS,
    /// The update of the running statistics is wrong.
    UPDATE,
    /// Batch and running statistics are exchanged.
    MODE,
    /// The computation loses significant digits.
    PRECISION,
    /// Another constant.
    NUMBER,
    /// An operation is missing, or another.
    OPERATION,
    /// The formulas are right, but not the numbers put in.
    INPUT
}
