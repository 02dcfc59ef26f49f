/// The program: its entry and nothing else. The rooms are the packages below.
@NullMarked
package bn;

import org.jspecify.annotations.NullMarked;
