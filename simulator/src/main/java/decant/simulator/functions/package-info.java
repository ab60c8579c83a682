/**
 * An account's functions as AWS Lambda runs them where buckets send their events: {@link
 * decant.simulator.functions.FunctionAccount} has so many slots, which all functions share; what finds none free is
 * throttled and comes again later. {@link decant.simulator.functions.Thumbnails} is a function that many buckets have.
 * Unlike {@code lambda}, which runs a function's archive, nothing here starts a process.
 */
@NullMarked
package decant.simulator.functions;

import org.jspecify.annotations.NullMarked;
