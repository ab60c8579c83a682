package decant.audit;

/** Takes findings as they are made, by many threads at once; order has no meaning. */
@FunctionalInterface
public interface FindingListener {
    void found(Finding finding);
}
