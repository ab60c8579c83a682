package decant.cli.demo;

/** Whom the application tells what everybody may see, beside the bucket. Safe for any number of threads. */
interface Audience {
    /** A picture is going to be public. */
    void showing(String key);

    /** A picture that was public is so no more, or is gone: the bucket has said so. */
    void hidden(String key);
}
