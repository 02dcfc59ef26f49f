/// Folders of exercises, as they are handed out and as they come back, of one learner or of a class, and their grading.
@NullMarked
package bn.cli.exercise;

import org.jspecify.annotations.NullMarked;
