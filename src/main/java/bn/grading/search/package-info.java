/// The search for the mistakes behind wrong answers; it begins at [bn.grading.search.MistakeSearch].
@NullMarked
package bn.grading.search;

import org.jspecify.annotations.NullMarked;
