/// Running statistics, and how the frameworks update them.
@NullMarked
package bn.stats;

import org.jspecify.annotations.NullMarked;
