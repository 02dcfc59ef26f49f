/// Expressions over the values of a run: `dx[2,width]`, `sum(dout*xhat)`, `dx - (dx1+dx2)`.
@NullMarked
package bn.query;

import org.jspecify.annotations.NullMarked;
