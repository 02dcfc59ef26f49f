/// What a pass leaves for later commands: where its data lie and what else it was computed with.
@NullMarked
package bn.data.state;

import org.jspecify.annotations.NullMarked;
