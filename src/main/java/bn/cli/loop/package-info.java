/// What stays at the terminal: a walk, a lesson, a watch, a line, a key or a save at a time.
@NullMarked
package bn.cli.loop;

import org.jspecify.annotations.NullMarked;
