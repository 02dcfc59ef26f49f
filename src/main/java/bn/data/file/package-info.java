/// Where bytes come from and where they go: files read once and replaced whole, what kind of file it is, how far it
/// has come, and problems with their place.
@NullMarked
package bn.data.file;

import org.jspecify.annotations.NullMarked;
