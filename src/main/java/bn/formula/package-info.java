/// Formulas as data, and their interpretations: value, extent, plain text, LaTeX, NumPy.
@NullMarked
package bn.formula;

import org.jspecify.annotations.NullMarked;
