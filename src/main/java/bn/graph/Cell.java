package bn.graph;

/// One number of a run.
///
/// @param name of the quantity
/// @param row of no meaning where the quantity has no rows
/// @param feature of no meaning where it is one number for all
public record Cell(String name, int row, int feature) {}
