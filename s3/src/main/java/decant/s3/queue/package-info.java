/**
 * Hints out of an SQS queue: {@link decant.s3.queue.QueueFollower} receives messages, has them decoded, hands them on
 * as deliveries, keeps them invisible to others while they are worked on, and deletes them when they are acknowledged.
 * As long as nobody needs what a queue tells, {@link decant.s3.queue.QueueForgetter} keeps it from filling up.
 */
@NullMarked
package decant.s3.queue;

import org.jspecify.annotations.NullMarked;
