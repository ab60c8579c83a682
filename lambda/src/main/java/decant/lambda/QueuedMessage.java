package decant.lambda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a batch.
 *
 * @param id by which it is answered for
 * @param receives how often it was received, this time included
 * @param firstReceived by the queue's clock; {@code null} where the queue did not say
 */
record QueuedMessage(String id, String body, int receives, @Nullable Instant firstReceived) {}
