/// What a report is made of: its content, and nothing of its appearance.
@NullMarked
package bn.report.block;

import org.jspecify.annotations.NullMarked;
