/**
 * What a migration has spent: {@link decant.cli.budget.Counted} counts over all its processes, and {@link
 * decant.cli.budget.Bill} says what that costs.
 */
@NullMarked
package decant.cli.budget;

import org.jspecify.annotations.NullMarked;
