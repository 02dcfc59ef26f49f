/// The judges of the tests: batch normalization in 60 digits, the rounding it may show in doubles,
/// PyTorch's numbers.
@NullMarked
package bn.exact;

import org.jspecify.annotations.NullMarked;
