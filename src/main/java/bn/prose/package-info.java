/// The words of the program in its two languages, kept as resources beside the code.
@NullMarked
package bn.prose;

import org.jspecify.annotations.NullMarked;
