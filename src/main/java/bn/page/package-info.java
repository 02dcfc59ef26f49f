/// One page of HTML in which a whole pass can be clicked and changed.
@NullMarked
package bn.page;

import org.jspecify.annotations.NullMarked;
