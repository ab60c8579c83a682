package decant.count;

/** Is told of every page counted, by many threads at once; must return quickly. */
@FunctionalInterface
public interface CountListener {
    void counted(long keys, long bytes);
}
