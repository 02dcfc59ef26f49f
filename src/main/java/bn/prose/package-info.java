/// The texts of the program in its two languages, kept as resources.
@NullMarked
package bn.prose;

import org.jspecify.annotations.NullMarked;
