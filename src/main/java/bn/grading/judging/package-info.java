/// Compares answers with a run of the table: right, wrong, or following from earlier answers.
@NullMarked
package bn.grading.judging;

import org.jspecify.annotations.NullMarked;
