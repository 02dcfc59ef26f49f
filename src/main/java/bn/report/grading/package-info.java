/// What is said of a learner's answers, of a class, and of the mistakes that bn knows.
@NullMarked
package bn.report.grading;

import org.jspecify.annotations.NullMarked;
