/// The command line: one class a command, parsed by picocli, run, and ended with an exit status.
@NullMarked
package bn.cli;

import org.jspecify.annotations.NullMarked;
