/**
 * What stands between the program and a bucket: how fast calls may go, what happens when one fails, and what is known
 * of them afterwards. Everything here is an {@link decant.store.Interceptor} around the store port.
 *
 * <p>{@link decant.flow.CallPath} puts one side's interceptors in their order: {@link decant.flow.Retries}, the
 * program's only retry loop, outside; then {@link decant.flow.Limiter}, which therefore sees every single answer; then
 * {@link decant.flow.CallCounts} and {@link decant.flow.Trace}, which see what really went out. {@link
 * decant.flow.ReadOnly} stands before a side that must not be changed.
 *
 * <p>The limiter is a thin shell of threads around {@code Admission}, a state machine that knows no threads and is told
 * the time. It decides who may go: {@code RangeLimits} keeps the key ranges of one kind of traffic, {@code RangeLimit}
 * one range's queue and calls in flight, {@code Aimd} its number, {@code Evidence} the answers by which a range is
 * divided, and {@code RateCap} a hard cap. Which waiting caller is preferred to another is {@code Admission}'s alone to
 * say: those of the live {@link decant.flow.Lane} are, with a floor for the others.
 */
@NullMarked
package decant.flow;

import org.jspecify.annotations.NullMarked;
