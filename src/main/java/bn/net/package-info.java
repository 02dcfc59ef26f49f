/// Small networks, so that it can be seen what batch normalization does to learning.
@NullMarked
package bn.net;

import org.jspecify.annotations.NullMarked;
