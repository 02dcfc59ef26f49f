/// A mini-batch as numbers: m rows by D features, and its original shape. No input or output.
@NullMarked
package bn.batch;

import org.jspecify.annotations.NullMarked;
