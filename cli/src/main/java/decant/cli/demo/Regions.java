package decant.cli.demo;

import java.util.List;

/**
 * Two buckets of one account, and what their store does by itself. A place where the demo can be played. Safe for any
 * number of threads.
 */
interface Regions extends AutoCloseable {
    /** What they are, as the first half of a sentence. */
    String words();

    /** Where one of the two is. */
    Bucket bucket(Side side);

    /** Whether an event tells of new access lists and tags. Where none does, the application writes the whole anew. */
    boolean tellOfAccess();

    /** How far behind the target may be for a cutover, as {@code --max-lag} has it. */
    String maxLag();

    /** What else the migration has to be told of the store. */
    List<String> options();

    /** From now on both buckets invoke a function for what is written. */
    void invoke(DemoFunctions functions);

    /** Hands on what happens in both buckets from now on, some of it perhaps twice. */
    void sendEvents(Ports ports, long seed);

    /** From now on requests fail. */
    void beginChaos(Scale scale, long seed);

    /** From now on none does. */
    void endChaos();

    /** Pictures in a bucket, but for what Decant and the functions write. */
    long pictures(Side side);

    @Override
    void close();
}
