/**
 * The contract of the store port as tests, for every store there is: the one in memory, the simulator, S3-compatible
 * servers.
 *
 * <p>{@link decant.store.contract.ObjectStoreContract} holds the rows every store passes, {@link
 * decant.store.contract.RemoteStoreContract} those of stores behind a network as well. A subclass opens a {@link
 * decant.store.contract.StoreFixture}, which writes as an application does and {@linkplain
 * decant.store.contract.Declared declares} how its server differs from AWS. Nothing is skipped: where a difference is
 * declared the same row asserts the difference, so a declaration that is no longer true fails. {@link
 * decant.store.contract.KeyZoo} and {@link decant.store.contract.RandomKeys} are keys to try things on.
 */
@NullMarked
package decant.store.contract;

import org.jspecify.annotations.NullMarked;
