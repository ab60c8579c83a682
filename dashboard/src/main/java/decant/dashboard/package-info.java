/**
 * A web page over a migration. {@link decant.dashboard.Dashboard} serves it, {@link decant.dashboard.Watched} is what
 * it shows and asks of, {@code Requests} holds who may ask for what.
 */
@NullMarked
package decant.dashboard;

import org.jspecify.annotations.NullMarked;
