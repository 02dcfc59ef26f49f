/// The table of the 23 steps of batch normalization, and its evaluation. Start reading at
/// [bn.graph.BatchNorm].
@NullMarked
package bn.graph;

import org.jspecify.annotations.NullMarked;
