/// Tests of the small networks: layers against finite differences, networks against NumPy and PyTorch.
@NullMarked
package bn.net;

import org.jspecify.annotations.NullMarked;
