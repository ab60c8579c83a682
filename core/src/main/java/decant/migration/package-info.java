/**
 * What concerns a migration as a whole: in which {@link decant.migration.Phase} it is, whether it is paused, and who
 * may still act. {@link decant.migration.ControlObject} keeps that at the target; {@link decant.migration.Leave} is an
 * actor's view of it, which {@link decant.migration.ActsByLeave} asks immediately before each request that changes
 * something.
 */
@NullMarked
package decant.migration;

import org.jspecify.annotations.NullMarked;
