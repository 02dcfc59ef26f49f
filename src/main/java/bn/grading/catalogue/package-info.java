/// What may have been written, right or wrong: the exercise, the mistakes that are known by name, and the equivalent
/// forms of right code, all as formulas that take the place of the table's.
@NullMarked
package bn.grading.catalogue;

import org.jspecify.annotations.NullMarked;
