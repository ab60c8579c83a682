/**
 * The pass over what is there: two listings are joined span by span, and what differs is reconciled.
 *
 * <p>{@link decant.backfill.SpanReader} reads both sides of a range side by side; {@link decant.backfill.SpanJoin}
 * finds the keys that need work; {@link decant.backfill.PageTransaction} does a span's work, lists the span again to
 * confirm it, and commits; {@link decant.backfill.PendingKeys} works off what was left over; {@link
 * decant.backfill.Backfill} runs it all, and resumes it.
 */
@NullMarked
package decant.backfill;

import org.jspecify.annotations.NullMarked;
