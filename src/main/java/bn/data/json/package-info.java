/// JSON read as a stream of tokens and written, with Jackson.
@NullMarked
package bn.data.json;

import org.jspecify.annotations.NullMarked;
