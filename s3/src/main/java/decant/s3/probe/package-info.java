/** Finds out what a target honours, by asking: {@link decant.s3.probe.Probe}. */
@NullMarked
package decant.s3.probe;

import org.jspecify.annotations.NullMarked;
