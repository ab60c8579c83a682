/**
 * Counting a bucket: keys, bytes, sizes, ages, storage classes and the largest prefixes, from listings alone and in
 * bounded memory. {@link decant.count.Count} runs it, {@link decant.count.CountResult} is what it found.
 */
@NullMarked
package decant.count;

import org.jspecify.annotations.NullMarked;
