/**
 * Following a bucket as a function of AWS Lambda. {@link decant.lambda.Handler} is what Lambda calls; {@code
 * LiveFunction} reads what came ({@code Trigger}), lets one {@code Round} work it off by the same engine as {@code
 * decant follow}, and answers within the invocation's time ({@code Deadline}) which messages were not settled. {@code
 * Settings} come from the environment, {@code Journal} and {@code Metrics} go to the log.
 */
@NullMarked
package decant.lambda;

import org.jspecify.annotations.NullMarked;
