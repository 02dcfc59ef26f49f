/// Access to the terminal. The only package that may use JLine.
@NullMarked
package bn.terminal;

import org.jspecify.annotations.NullMarked;
