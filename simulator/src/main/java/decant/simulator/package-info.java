/** S3 over HTTP, made by code: the demo's world and the benchmarks' opponent. */
@NullMarked
package decant.simulator;

import org.jspecify.annotations.NullMarked;
