/// Reading and writing batches, parameters and saved state: CSV, JSON, gzip; problems with their place.
@NullMarked
package bn.data;

import org.jspecify.annotations.NullMarked;
