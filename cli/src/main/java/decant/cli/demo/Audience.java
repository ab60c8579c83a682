package decant.cli.demo;

/** Whom the application tells what it has done, beside the bucket. Safe for any number of threads. */
interface Audience {
    /** A picture is going to be public. */
    void showing(String key);

    /** A picture that was public is so no more, or is gone: the bucket has said so. */
    void hidden(String key);

    /**
     * The bucket has taken another version of a picture.
     *
     * @param version {@link Versions#NONE} where the picture is gone
     */
    void wrote(String key, int version);
}
