/**
 * A bucket in memory that behaves as AWS documents S3, with switches for what other stores leave out. The protocol's
 * tests run against it; the contract suite holds it to the same answers as real servers.
 */
@NullMarked
package decant.store.memory;

import org.jspecify.annotations.NullMarked;
