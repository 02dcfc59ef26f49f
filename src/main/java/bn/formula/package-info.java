/// Formulas as data, and their interpretations: extent, value, gradient, plain text, LaTeX, MathML, NumPy, JavaScript.
@NullMarked
package bn.formula;

import org.jspecify.annotations.NullMarked;
