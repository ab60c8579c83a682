package decant.s3.queue;

/** Is told what happens at a queue. Called by many threads at once; must return quickly. */
public interface QueueListener {
    /** Hears nothing. */
    QueueListener NONE = new QueueListener() {};

    /** Messages came. */
    default void received(int messages) {}

    /** A message was not understood, and is left to the dead-letter queue. */
    default void poison(String messageId, String why) {}

    /** The queue did not answer; it is asked again. */
    default void trouble(String sentence) {}

    /** The queue answered. */
    default void well() {}
}
