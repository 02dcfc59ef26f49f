package bn.formula;

/// How a library of arrays in Python writes what is more than an operator.
///
/// @param module under which it is imported: `np`
/// @param overRows the arguments of a sum or a mean over the rows: `axis=0`
public record ArrayStyle(String module, String overRows) {
    /// NumPy, on arrays of shape `(m, D)`.
    public static final ArrayStyle NUMPY = new ArrayStyle("np", "axis=0");
}
