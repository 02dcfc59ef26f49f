/// Numbers as text, arrays of them, and what a file of a batch says.
@NullMarked
package bn.data.number;

import org.jspecify.annotations.NullMarked;
