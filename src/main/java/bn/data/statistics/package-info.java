/// Running statistics and parameters of a layer, as files hold them.
@NullMarked
package bn.data.statistics;

import org.jspecify.annotations.NullMarked;
