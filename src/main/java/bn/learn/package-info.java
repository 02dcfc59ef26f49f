/// The course of `bn learn`: lessons as data, a script and a text for each language, and a learner's way through them.
@NullMarked
package bn.learn;

import org.jspecify.annotations.NullMarked;
