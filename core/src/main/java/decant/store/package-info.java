/**
 * The store port: what the program asks of a bucket, and nothing else.
 *
 * <p>{@link decant.store.ObjectStore} is one bucket below a prefix; {@link decant.store.Copier} copies from one to the
 * other; {@link decant.store.Link} holds both with what was found out about them ({@link decant.store.Capabilities}).
 * Throttle, retry, trace, count and dry run are {@link decant.store.Interceptor}s around the same calls. Expected
 * answers are values ({@link decant.store.CopyAnswer}, {@link decant.store.RemoveAnswer}); everything else is a {@link
 * decant.store.StoreException} with its kind.
 */
@NullMarked
package decant.store;

import org.jspecify.annotations.NullMarked;
