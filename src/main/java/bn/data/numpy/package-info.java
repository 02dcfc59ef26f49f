/// Arrays as `numpy.save` and `numpy.savez` write them.
@NullMarked
package bn.data.numpy;

import org.jspecify.annotations.NullMarked;
