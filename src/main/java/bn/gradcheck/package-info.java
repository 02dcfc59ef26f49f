/// Checks gradients by finite differences of the loss, each branch by itself.
@NullMarked
package bn.gradcheck;

import org.jspecify.annotations.NullMarked;
