/// Bounds on the round-off of computed numbers: a running error analysis of the table, and what the digits of
/// numbers reveal about the dtype they were computed in.
@NullMarked
package bn.rounding;

import org.jspecify.annotations.NullMarked;
