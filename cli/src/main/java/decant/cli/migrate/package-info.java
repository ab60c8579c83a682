/** The verbs of a migration as a whole: {@link decant.cli.migrate.MigrateVerbs}. */
@NullMarked
package decant.cli.migrate;

import org.jspecify.annotations.NullMarked;
