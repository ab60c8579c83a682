/** Servers for tests: they run in processes of their own, and end with the tests. */
@NullMarked
package decant.testing;

import org.jspecify.annotations.NullMarked;
