/**
 * Decant's core: keys, stores, the reconciler and everything that is built from it. It knows only the JDK, so that the
 * protocol can be tested, simulated and read without a cloud.
 *
 * <p>Packages, each of which may import only those before it: model, store, ledger, source, reconcile, flow, count,
 * backfill, live, audit, migration.
 */
module decant.core {
    // Nullness annotations are read by the compiler alone; nothing of them is needed at run time.
    requires static transitive org.jspecify;

    exports decant.audit;
    exports decant.backfill;
    exports decant.count;
    exports decant.flow;
    exports decant.ledger;
    exports decant.live;
    exports decant.migration;
    exports decant.model;
    exports decant.reconcile;
    exports decant.source;
    exports decant.store;
    exports decant.store.memory;
}
