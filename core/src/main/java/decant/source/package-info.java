/**
 * Where keys come from: parallel passes over a whole bucket.
 *
 * <p>A {@link decant.source.RangePool} holds the unfinished ranges of a pass; workers take a {@link
 * decant.source.Lease} on one, list it page by page and {@linkplain decant.source.Lease#claim claim} each page, and
 * idle workers steal the far part of the largest range at a pivot that {@link decant.source.KeyModel} interpolates from
 * the keys seen so far. {@link decant.source.ParallelListing} is the simplest pass: every page of one store, once.
 */
@NullMarked
package decant.source;

import org.jspecify.annotations.NullMarked;
