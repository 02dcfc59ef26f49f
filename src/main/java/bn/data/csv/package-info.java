/// Batches from CSV, read row by row with FastCSV.
@NullMarked
package bn.data.csv;

import org.jspecify.annotations.NullMarked;
