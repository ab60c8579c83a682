package decant.simulator.http;

import java.time.Duration;

/**
 * What can be done with a request that has arrived. Exactly one of answering, resetting and abandoning ends it. Safe
 * for use by any thread.
 */
public interface Exchange {
    /** Answers. */
    void answer(Response response);

    /**
     * Sends the head of a 200 and the beginning of an XML document now, and a space from time to time until the answer
     * comes, so that the connection is not taken for dead. The answer then adds its document, whatever its status.
     */
    void keepAlive(Duration every);

    /** Resets the connection, so that the client sees neither an answer nor an orderly end. */
    void reset();

    /** Never answers. The connection stays open until the client ends it. */
    void abandon();

    /** Does something later without holding a thread, whether or not the client is still there. */
    void after(Duration delay, Runnable action);
}
