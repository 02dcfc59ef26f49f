/// Grades a learner's answers: which are right, which is the first wrong one, and the mistakes that produce
/// exactly those numbers.
@NullMarked
package bn.grading;

import org.jspecify.annotations.NullMarked;
