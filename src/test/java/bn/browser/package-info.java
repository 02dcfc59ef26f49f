/// Pages in a real browser: Chromium without a window, driven by its own protocol, and a checker of their HTML.
@NullMarked
package bn.browser;

import org.jspecify.annotations.NullMarked;
