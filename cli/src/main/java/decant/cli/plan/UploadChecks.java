package decant.cli.plan;

import decant.cli.output.Figures;
import decant.s3.survey.UploadsAnswer;
import java.time.Duration;
import java.time.Instant;

/** Multipart uploads that were begun at the source and not ended: they may end there after writers moved. */
public final class UploadChecks {
    private static final String NAME = "uploads under way";

    private UploadChecks() {}

    /**
     * The check of the source.
     *
     * @param now what the age of uploads is counted to
     */
    public static Check of(UploadsAnswer answer, Instant now) {
        return switch (answer) {
            case UploadsAnswer.NotKnown(var why) ->
                    Check.notKnown(NAME, why, "Permit s3:ListBucketMultipartUploads at the source, if it is that.");
            case UploadsAnswer.Seen(var count, var _, var _) when count == 0 ->
                    Check.ok(NAME, "No multipart upload is under way at the source.");
            case UploadsAnswer.Seen(var count, var more, var oldest) ->
                    Check.look(
                            NAME,
                            "%s%s under way at the source%s."
                                    .formatted(
                                            more ? "More than " : "",
                                            Figures.count(count, "multipart upload is", "multipart uploads are"),
                                            oldest.map(begun ->
                                                            ", the oldest for "
                                                                    + Figures.duration(Duration.between(begun, now)))
                                                    .orElse("")),
                            "Abort those that nobody will end; one that ends after writers moved is a write to the"
                                    + " old bucket.");
        };
    }
}
