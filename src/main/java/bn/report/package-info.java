/// The result of a command as blocks, and the renderers for text, JSON, CSV and Markdown.
@NullMarked
package bn.report;

import org.jspecify.annotations.NullMarked;
