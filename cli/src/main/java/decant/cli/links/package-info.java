/**
 * The links of a migration, each opened once and let into one phase after the other: {@link decant.cli.links.OpenLink}.
 * The one back is opened by {@link decant.cli.links.LinkBack}, from what is the target of the other.
 */
@NullMarked
package decant.cli.links;

import org.jspecify.annotations.NullMarked;
