/// Formulas as data, and what can be asked of one: its value, its extent, its text, its LaTeX, its NumPy
/// line.
@NullMarked
package bn.formula;

import org.jspecify.annotations.NullMarked;
