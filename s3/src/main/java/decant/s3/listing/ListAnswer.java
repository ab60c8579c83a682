package decant.s3.listing;

import decant.store.ListPage;

/** What a store put into the body of a 200 when it was asked for a listing. */
public sealed interface ListAnswer {
    /** The page that was asked for. */
    record Page(ListPage page) implements ListAnswer {}

    /**
     * An error in the place of the page, which S3 may send after it has begun to answer with a 200.
     *
     * @param code S3's error code, such as {@code SlowDown}; never empty
     * @param message what the store says about it; empty where it says nothing
     */
    record Refusal(String code, String message) implements ListAnswer {}
}
