/**
 * The report of a migration: {@link decant.cli.report.ReportFacts} is what is known, {@link decant.cli.report.Story}
 * what follows from it, and {@link decant.cli.report.ReportPage} the page. {@link decant.cli.report.Keeper} writes down
 * while it runs what nobody could know later.
 */
@NullMarked
package decant.cli.report;

import org.jspecify.annotations.NullMarked;
