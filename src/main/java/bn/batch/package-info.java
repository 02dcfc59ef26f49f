/// A mini-batch as numbers: m rows by D features, and the shape it came in. No input or output here.
@NullMarked
package bn.batch;

import org.jspecify.annotations.NullMarked;
