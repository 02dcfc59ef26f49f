package bn.graph;

/// One number of a run.
///
/// @param name of the quantity
/// @param row ignored if the quantity has no rows
/// @param feature ignored if the quantity is a scalar
public record Cell(String name, int row, int feature) {}
