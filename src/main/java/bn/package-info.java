/// The program's entry point. The other packages are described in docs/architecture.md.
@NullMarked
package bn;

import org.jspecify.annotations.NullMarked;
