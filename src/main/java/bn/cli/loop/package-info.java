/// What stays at the terminal: a walk by lines, a lesson by keys or lines, a watch by saved files.
@NullMarked
package bn.cli.loop;

import org.jspecify.annotations.NullMarked;
