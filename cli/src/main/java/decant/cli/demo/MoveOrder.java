package decant.cli.demo;

import decant.s3.S3Settings;
import java.net.URI;
import java.time.Duration;

/** What is said to whoever moves the bucket. The application, the CDN and other functions are none of his business. */
interface MoveOrder {
    S3Settings sourceSettings();

    S3Settings targetSettings();

    /** The longest time after which a request that was not answered can still take effect. */
    Duration lateLanding();

    /** Sends the source's events there from now on, by HTTP. */
    void sendEventsTo(URI receiver);

    /** Sends no more of them. */
    void endEvents();

    /** Whether every event so far was taken by its receiver, or given up. */
    boolean eventsAreDelivered();
}
