/** Inner loops under JMH and whole processes against the design's budgets. */
@NullMarked
package decant.benchmark;

import org.jspecify.annotations.NullMarked;
