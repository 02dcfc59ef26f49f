/// Reports as text, Markdown, HTML, JSON, CSV and NumPy files.
@NullMarked
package bn.report.render;

import org.jspecify.annotations.NullMarked;
