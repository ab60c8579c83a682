package decant.s3.probe;

import decant.model.Content;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.s3.copy.CopySource;
import decant.s3.copy.SourceConditions;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.store.S3Store;
import decant.s3.xml.FlatBody;
import decant.store.ListPage;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Finds out whether the target's store, asked with the target's credentials, reads the source. It is asked to copy one
 * of the smallest listed objects into an upload that is never completed, so that nobody can see what was copied and
 * nothing is written at the source.
 */
public final class Reach {
    private static final int PAGE_KEYS = 1000;

    /** Objects may change or vanish while they are asked about. */
    private static final int MAX_QUESTIONS = 3;

    /** A range may be asked of larger objects only [S3 API reference, UploadPartCopy]. */
    private static final long WHOLE_BYTES = 5 << 20;

    private final S3Store source;
    private final CopySource named;
    private final BucketChannel target;
    private final SourceConditions conditions;
    private final ObjectKey canary;

    /**
     * @param named the source as the target's store is told of it
     * @param random tells questions apart that are asked at once
     */
    public Reach(
            S3Store source,
            CopySource named,
            BucketChannel target,
            SourceConditions conditions,
            RandomGenerator random) {
        this.source = source;
        this.named = named;
        this.target = target;
        this.conditions = conditions;
        this.canary = ObjectKey.of(ReservedKeys.FOLDER + "reach-" + HexFormat.of().toHexDigits(random.nextLong()));
    }

    /** What was found. */
    public sealed interface Answer {
        /** It reads the source. */
        record Yes() implements Answer {}

        /**
         * It does not.
         *
         * @param why in words that go on from "because"
         */
        record No(String why) implements Answer {}

        /** The source lists no object that could be read. */
        record NothingToAsk() implements Answer {}
    }

    private record Candidate(ObjectKey key, Content content) {}

    /** Asks. A target that takes no uploads at all is a failure. */
    public Answer ask() throws StoreException {
        ListPage page = source.list(null, PAGE_KEYS);
        List<Candidate> candidates =
                IntStream.range(0, page.count())
                        .mapToObj(index -> new Candidate(page.key(index), page.content(index)))
                        .filter(Reach::isReadable)
                        .sorted(Comparator.comparingLong(candidate -> candidate.content().size()))
                        .limit(MAX_QUESTIONS)
                        .toList();
        if (candidates.isEmpty()) {
            return new Answer.NothingToAsk();
        }
        String upload = begin();
        try {
            Answer answer = new Answer.NothingToAsk();
            for (Candidate candidate : candidates) {
                answer = ask(candidate, upload);
                if (answer instanceof Answer.Yes) {
                    return answer;
                }
            }
            return answer;
        } finally {
            target.send(request(SdkHttpMethod.DELETE).query("uploadId", upload));
        }
    }

    private static boolean isReadable(Candidate candidate) {
        return candidate.content().size() > 0
                && !candidate.content().storageClass().isArchive()
                && !candidate.key().toString().startsWith(ReservedKeys.FOLDER);
    }

    private S3Request request(SdkHttpMethod method) {
        return target.request(Operation.INSPECT, method, canary);
    }

    private String begin() throws StoreException {
        S3Request request = request(SdkHttpMethod.POST).sub("uploads");
        S3Answer answer = target.require(request);
        FlatBody document = FlatBody.read(answer.body(), answer.length());
        String upload = document == null ? null : document.get("UploadId");
        if (upload == null) {
            throw target.unreadable(request, "the answer names no upload");
        }
        return upload;
    }

    private Answer ask(Candidate candidate, String upload) throws StoreException {
        S3Request request = request(SdkHttpMethod.PUT).query("partNumber", "1").query("uploadId", upload).patient();
        named.on(request, candidate.key(), candidate.content(), conditions);
        if (candidate.content().size() > WHOLE_BYTES) {
            request.header("x-amz-copy-source-range", "bytes=0-0");
        }
        S3Answer answer = target.send(request);
        FlatBody document = answer.isSuccess() ? FlatBody.read(answer.body(), answer.length()) : null;
        if (document != null && document.get("ETag") != null) {
            return new Answer.Yes();
        }
        S3Error error = target.error(answer);
        StoreException failure = target.failure(request, error);
        return switch (failure.kind()) {
            case DENIED ->
                    new Answer.No("the target's credentials may not read the source's objects (" + error.code() + ")");
            case NO_SUCH_BUCKET -> new Answer.No("the target's store has no bucket " + named.bucket());
            case NO_SUCH_KEY, UNSUPPORTED, INVALID, ARCHIVED, WRONG_REGION ->
                    new Answer.No("the target's store could not read an object of the source (" + error.code() + ")");
            case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN, BAD_CREDENTIALS, CORRUPT, HELD, OUTDATED, CANCELLED ->
                    throw failure;
        };
    }
}
