/**
 * From the bytes of a listing's answer to a {@link decant.store.ListPage}, without a tree and without a {@code String}
 * per field. {@link decant.s3.listing.ListPageScanner} is the way in and {@link decant.s3.listing.ListAnswer} the way
 * out; between them {@code PageScan} and {@code EntryScan} know the grammar of a listing, a reader each knows keys,
 * times, ETags and classes, and {@code XmlCursor} knows the small part of XML that stores write.
 *
 * <p>What is not that part of XML is refused, never guessed at: a listing that is misread loses keys.
 */
@NullMarked
package decant.s3.listing;

import org.jspecify.annotations.NullMarked;
