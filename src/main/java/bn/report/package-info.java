/// What a command found, as blocks, and the renderers that turn blocks into text, JSON, CSV and Markdown.
@NullMarked
package bn.report;

import org.jspecify.annotations.NullMarked;
