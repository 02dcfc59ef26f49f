/// Experiments that show more than the lessons claim, each made of what [bn.net] offers.
@NullMarked
package bn.net.lessons;

import org.jspecify.annotations.NullMarked;
