package decant.cli.demo;

/** Somebody who does something to the buckets behind everybody's back, for tests. */
@FunctionalInterface
interface Bystander {
    /** Does nothing. */
    Bystander NOBODY = _ -> {};

    /** Is called when the application is at the target and has stopped, before visitors look for the last time. */
    void atTheTarget(DemoWorld world);
}
