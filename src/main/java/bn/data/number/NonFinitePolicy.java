package bn.data.number;

/// Whether NaN and infinity are accepted as numbers.
public enum NonFinitePolicy {
    /// No: the numbers are inputs of a computation.
    FINITE,
    /// Yes: the numbers are its results. They may be bare, as Python writes them, in quotes, as this
    /// program does, and null.
    ANY
}
