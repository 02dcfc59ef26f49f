/// How far computed numbers may be from exact ones: a running error analysis of the table, and what the digits of
/// numbers tell of the format in which they were computed.
@NullMarked
package bn.rounding;

import org.jspecify.annotations.NullMarked;
