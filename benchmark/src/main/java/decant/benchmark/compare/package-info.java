/**
 * Decant beside other tools, on the same work in the same run: {@link decant.benchmark.compare.Comparison} runs them,
 * {@link decant.benchmark.compare.Tools} says how, {@link decant.benchmark.compare.World} serves the buckets and {@link
 * decant.benchmark.compare.Findings} says what is right at the end.
 */
@NullMarked
package decant.benchmark.compare;

import org.jspecify.annotations.NullMarked;
