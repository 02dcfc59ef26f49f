/// A batch, parameters, dout and answers, read from whichever kind of file holds them.
@NullMarked
package bn.data;

import org.jspecify.annotations.NullMarked;
