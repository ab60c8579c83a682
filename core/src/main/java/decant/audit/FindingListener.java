package decant.audit;

/** Is told of an audit while it goes on, by one thread at a time; the order of findings has no meaning. */
@FunctionalInterface
public interface FindingListener {
    void found(Finding finding);

    /** So many more keys of the source were compared. */
    default void compared(long sourceKeys) {}
}
