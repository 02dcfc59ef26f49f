/// A batch, parameters and dout, read from whichever kind of file holds them.
@NullMarked
package bn.data;

import org.jspecify.annotations.NullMarked;
