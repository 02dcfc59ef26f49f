/// The walk as a pure function, from a state and a line to a state and a report. No terminal, no files.
@NullMarked
package bn.walk;

import org.jspecify.annotations.NullMarked;
