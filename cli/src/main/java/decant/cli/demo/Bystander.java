package decant.cli.demo;

/** Somebody who does something to the buckets behind everybody's back, for tests. */
@FunctionalInterface
interface Bystander {
    /** Does nothing. */
    Bystander NOBODY = _ -> {};

    /** Is called when the closing pass has ended, before the proof begins. */
    void beforeTheProof(DemoWorld world);
}
