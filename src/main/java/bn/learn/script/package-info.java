/// The script of a lesson: definitions in a small subset of Python, read and evaluated. It knows nothing of networks
/// or of lessons; what a script can call comes in as data.
@NullMarked
package bn.learn.script;

import org.jspecify.annotations.NullMarked;
