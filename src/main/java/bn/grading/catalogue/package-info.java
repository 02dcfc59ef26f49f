/// The exercise, the known mistakes, and the equivalent forms of correct code, all as formulas that replace
/// the table's.
@NullMarked
package bn.grading.catalogue;

import org.jspecify.annotations.NullMarked;
