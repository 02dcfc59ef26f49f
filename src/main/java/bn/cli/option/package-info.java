/// Options: how they are declared to picocli and read, those that several commands share, and what is said of a wrong
/// one.
@NullMarked
package bn.cli.option;

import org.jspecify.annotations.NullMarked;
