package bn.grading.catalogue;

/// What sort of mistake it is: the second hint.
public enum MistakeKind {
    /// A factor is missing, or there is one too many.
    FACTOR,
    /// A sign is the other way round.
    SIGN,
    /// A summand is missing, such as a branch of the gradient.
    BRANCH,
    /// A value was used where another was meant.
    VALUE,
    /// ε is missing, or in the wrong place.
    EPSILON,
    /// Numbers were added up along the wrong axis, or too few or too many were counted.
    AXIS,
    /// The running statistics are updated in another way.
    UPDATE,
    /// Statistics of the batch and running ones were exchanged.
    MODE,
    /// The computation loses the digits that matter.
    PRECISION
}
