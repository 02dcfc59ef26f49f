/// What a watched exercise looks like, as a pure function: from a state and an event to a state and a task. No
/// files, no processes, no terminal.
@NullMarked
package bn.watch;

import org.jspecify.annotations.NullMarked;
