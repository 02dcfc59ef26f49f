/// Arrays as Python prints them, or as they are written in its code.
@NullMarked
package bn.data.print;

import org.jspecify.annotations.NullMarked;
