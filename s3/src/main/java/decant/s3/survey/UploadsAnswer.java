package decant.s3.survey;

import java.time.Instant;
import java.util.Optional;

/** What came of asking for multipart uploads that were begun and not ended. */
public sealed interface UploadsAnswer {
    /**
     * They are known.
     *
     * @param count how many there are, at most a page of 1,000
     * @param more whether there are more than that
     * @param oldest when the first of these was begun; empty where there is none, or none says so
     */
    record Seen(long count, boolean more, Optional<Instant> oldest) implements UploadsAnswer {}

    /**
     * They may not be listed, or the store does not know the question.
     *
     * @param why in words that go on from "not known:"
     */
    record NotKnown(String why) implements UploadsAnswer {}
}
