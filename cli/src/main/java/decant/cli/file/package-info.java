/**
 * The file of a migration, {@code decant.yaml}: {@link decant.cli.file.MigrationFile} reads it into arguments of the
 * command line, by the one table of its properties, {@link decant.cli.file.PropertyTable}.
 */
@NullMarked
package decant.cli.file;

import org.jspecify.annotations.NullMarked;
