/// Gradients held against the slope of the loss.
@NullMarked
package bn.check;

import org.jspecify.annotations.NullMarked;
