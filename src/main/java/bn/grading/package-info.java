/// A learner's answers, graded: which are right, which is the first that is wrong, and the mistakes that make just
/// those numbers.
@NullMarked
package bn.grading;

import org.jspecify.annotations.NullMarked;
