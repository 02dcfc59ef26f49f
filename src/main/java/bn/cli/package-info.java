/// The command line: parse, call, render, exit status. The only room that may use picocli.
@NullMarked
package bn.cli;

import org.jspecify.annotations.NullMarked;
