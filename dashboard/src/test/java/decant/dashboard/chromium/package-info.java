/** A real Chromium without a window, driven by its DevTools protocol. */
@NullMarked
package decant.dashboard.chromium;

import org.jspecify.annotations.NullMarked;
