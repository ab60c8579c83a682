/**
 * How long uploads take, from where the program runs to both buckets. {@link decant.cli.latency.Uploads} measures,
 * {@link decant.cli.latency.LatencyCourse} sums up what was kept, and the report, the table for spreadsheets and the
 * picture show it.
 */
@NullMarked
package decant.cli.latency;

import org.jspecify.annotations.NullMarked;
