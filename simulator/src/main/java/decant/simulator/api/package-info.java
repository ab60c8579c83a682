/**
 * S3's operations over HTTP: {@link decant.simulator.api.Dispatcher} finds out what is asked ({@code Routes}), by whom,
 * and what goes wrong with it; one class a family of operations answers. Each operation first prepares, which reads and
 * checks, and then lands, which takes effect in one step; the latency lies between, as between a slow copy's reading
 * and writing.
 */
@NullMarked
package decant.simulator.api;

import org.jspecify.annotations.NullMarked;
