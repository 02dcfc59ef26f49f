/// What commands read and write: a pass, named or kept, samples and lessons of the program, and reports.
@NullMarked
package bn.cli.io;

import org.jspecify.annotations.NullMarked;
