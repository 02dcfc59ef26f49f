/// What is known of the terminal. The only room that may use JLine.
@NullMarked
package bn.terminal;

import org.jspecify.annotations.NullMarked;
