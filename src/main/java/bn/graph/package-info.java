/// The table of the 23 steps of batch normalization and the one way to run it. Start reading at
/// [bn.graph.BatchNorm].
@NullMarked
package bn.graph;

import org.jspecify.annotations.NullMarked;
