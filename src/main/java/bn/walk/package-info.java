/// The walk as a pure function: a state and a line in, a state and a report out. No terminal, no files.
@NullMarked
package bn.walk;

import org.jspecify.annotations.NullMarked;
