package decant.cli.demo;

/** One of the two buckets, as the application knows them. */
enum Side {
    SOURCE,
    TARGET
}
