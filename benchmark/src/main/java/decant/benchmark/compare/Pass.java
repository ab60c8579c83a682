package decant.benchmark.compare;

/** What is measured one after the other on the same two buckets. */
enum Pass {
    FIRST("First copy into an empty bucket"),
    UNCHANGED("Second pass, nothing has changed"),
    CHANGED("Third pass: 1 % overwritten, 0.5 % deleted, 1 % made private if they were not");

    private final String title;

    Pass(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
