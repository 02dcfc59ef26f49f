/// What a command finds outside of the program: streams, a terminal, files, other programs.
@NullMarked
package bn.cli.environment;

import org.jspecify.annotations.NullMarked;
