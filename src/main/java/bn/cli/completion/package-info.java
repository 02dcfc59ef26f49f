/// What a shell has to know to complete commands of bn.
@NullMarked
package bn.cli.completion;

import org.jspecify.annotations.NullMarked;
