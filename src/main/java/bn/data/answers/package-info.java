/// Answers of a learner, read from whichever kind of file holds them, under the names that people use.
@NullMarked
package bn.data.answers;

import org.jspecify.annotations.NullMarked;
