/// Answers compared with what a run of the table makes: right, wrong, or following from earlier answers.
@NullMarked
package bn.grading.judging;

import org.jspecify.annotations.NullMarked;
