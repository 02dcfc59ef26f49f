/// The search for the mistakes behind wrong answers. Start reading at [bn.grading.search.MistakeSearch].
@NullMarked
package bn.grading.search;

import org.jspecify.annotations.NullMarked;
