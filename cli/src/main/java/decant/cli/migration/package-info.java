/**
 * A migration as one program: {@link decant.cli.migration.Migration} takes it from step to step and holds it until its
 * gates open, {@link decant.cli.migration.Moving} is what it does at each, {@link decant.cli.migration.MigrationRecord}
 * what it remembers, and {@link decant.cli.migration.ControlSocket} how other processes on this machine talk to it.
 */
@NullMarked
package decant.cli.migration;

import org.jspecify.annotations.NullMarked;
