/// The experiments of the lessons, each made of what [bn.net] offers.
@NullMarked
package bn.net.lessons;

import org.jspecify.annotations.NullMarked;
