package bn.grading.catalogue;

/// How a formula can differ from a right one by a single slip, in the order of how common we take them to
/// be.
///
/// The order is that of the catalogue's mistakes as learners make them: what is forgotten comes before what
/// is put in place of something else, and that before what is added. Nobody has counted, so the order only
/// says which of two formulas that make the same numbers is shown first.
public enum Slip {
    /// A constant or a count is missing: `dsqrtvar / sqrtvar`, without its ½.
    NUMBER_MISSING(MistakeKind.FACTOR),
    /// Another factor or a divisor is missing: `0.5 · dsqrtvar`.
    FACTOR_MISSING(MistakeKind.FACTOR),
    /// A square or a root is missing: `var + eps`.
    POWER_MISSING(MistakeKind.OPERATION),
    /// A term of a sum or a difference is missing: `dx1`.
    TERM_MISSING(MistakeKind.BRANCH),
    /// The sign of a term or of the whole is inverted.
    SIGN(MistakeKind.SIGN),
    /// A mean for a sum, or a sum for a mean.
    MEAN_OR_SUM(MistakeKind.FACTOR),
    /// Another count: `m − 1`, `N` or `D` for `m`.
    COUNT(MistakeKind.AXIS),
    /// A sum over the rows is missing.
    SUM_MISSING(MistakeKind.AXIS),
    /// Another quantity of the same extent, one that the right one is computed from, or that is computed
    /// from it.
    NEIGHBOUR(MistakeKind.VALUE),
    /// Two quantities of the same extent in each other's place: γ and β.
    EXCHANGED(MistakeKind.VALUE),
    /// ε is missing or somewhere else.
    EPSILON(MistakeKind.EPSILON),
    /// A square, a root or a reciprocal, divided for multiplied, or a quotient upside down.
    POWER(MistakeKind.OPERATION),
    /// Another operation: × for +.
    OPERATION(MistakeKind.OPERATION),
    /// A sum over another axis.
    AXIS(MistakeKind.AXIS),
    /// Another quantity of the same extent.
    OPERAND(MistakeKind.VALUE),
    /// A term is there twice.
    TERM_TWICE(MistakeKind.BRANCH),
    /// A factor or a divisor that does not belong there.
    FACTOR_ADDED(MistakeKind.FACTOR),
    /// Another constant.
    NUMBER(MistakeKind.NUMBER),
    /// A quantity of another extent.
    OTHER_EXTENT(MistakeKind.VALUE);

    private final MistakeKind kind;

    Slip(MistakeKind kind) {
        this.kind = kind;
    }

    /// The category of mistakes that it belongs to.
    public MistakeKind kind() {
        return kind;
    }
}
