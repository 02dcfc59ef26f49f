/// What commands found out about a batch, its passes, its statistics and its layers, as reports.
@NullMarked
package bn.report;

import org.jspecify.annotations.NullMarked;
