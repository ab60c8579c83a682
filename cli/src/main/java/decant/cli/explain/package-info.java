/**
 * What is known of one key: {@link decant.cli.explain.Explainer} looks at both sides and asks the real step machine
 * what it would do, {@link decant.cli.explain.Explanation} is what it found, for people and for scripts.
 */
@NullMarked
package decant.cli.explain;

import org.jspecify.annotations.NullMarked;
