/**
 * A migration as a dashboard sees it: {@link decant.cli.dashboard.RunningMigration} makes views of one that runs in
 * this process, {@link decant.cli.dashboard.RemoteMigration} asks the process that is at it, or reads what it left.
 */
@NullMarked
package decant.cli.dashboard;

import org.jspecify.annotations.NullMarked;
