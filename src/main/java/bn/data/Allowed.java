package bn.data;

/// What may stand for a number.
enum Allowed {
    /// Numbers to compute with.
    FINITE,
    /// What a computation may have come to: NaN and infinity too, bare as Python writes them, in quotes as this
    /// program does, and null.
    ANY
}
