package decant.s3.survey;

import decant.s3.http.AtOnce;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.store.Operation;
import decant.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Asks a bucket for its settings and for the uploads under way. A store that passes over a question and lists the
 * bucket instead, as RADOS Gateway does [16.2.15], has not answered it.
 */
public final class BucketSurvey implements Survey.Question {
    private final BucketChannel channel;
    private final String prefix;
    private final boolean aws;

    /**
     * @param prefix what keys are below; empty, or ending in a slash
     * @param aws whether the bucket is on AWS itself
     */
    public BucketSurvey(BucketChannel channel, String prefix, boolean aws) {
        this.channel = channel;
        this.prefix = prefix;
        this.aws = aws;
    }

    @Override
    public Survey ask() throws StoreException {
        Map<Setting, AtOnce.Answer<SettingAnswer>> asked = new EnumMap<>(Setting.class);
        try (AtOnce atOnce = new AtOnce()) {
            for (Setting setting : Setting.values()) {
                asked.put(setting, atOnce.ask(() -> ask(setting)));
            }
            UploadsAnswer uploads = uploads();
            Map<Setting, SettingAnswer> settings = new EnumMap<>(Setting.class);
            for (Map.Entry<Setting, AtOnce.Answer<SettingAnswer>> one : asked.entrySet()) {
                settings.put(one.getKey(), one.getValue().get());
            }
            return new Survey(channel.region(), aws, settings, uploads);
        }
    }

    private SettingAnswer ask(Setting setting) throws StoreException {
        S3Request request = question().sub(setting.subresource());
        S3Answer answer = channel.send(request);
        if (answer.isSuccess()) {
            return read(setting, answer);
        }
        S3Error error = channel.error(answer);
        if (error.status() == 404 && !error.code().equals("NoSuchBucket")) {
            return new SettingAnswer.NotMade();
        }
        StoreException failure = channel.failure(request, error);
        return new SettingAnswer.NotKnown(unanswered(failure, error), failure.kind() == StoreException.Kind.DENIED);
    }

    private static SettingAnswer read(Setting setting, S3Answer answer) {
        String root = setting.root();
        try {
            List<SettingPart> parts =
                    root == null ? List.of(text(answer)) : SettingBody.read(answer.body(), answer.length(), root);
            return new SettingAnswer.Made(parts);
        } catch (XMLStreamException _) {
            return new SettingAnswer.NotKnown("the store answers something else.", false);
        }
    }

    /** A policy is JSON; a store that does not know the question lists the bucket in XML. */
    private static SettingPart text(S3Answer answer) throws XMLStreamException {
        String text = new String(answer.body(), 0, answer.length(), StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{")) {
            throw new XMLStreamException("no JSON");
        }
        return new SettingPart("Policy", Map.of("", List.of(text)));
    }

    private UploadsAnswer uploads() throws StoreException {
        S3Request request = question().sub("uploads").query("max-uploads", "1000");
        if (!prefix.isEmpty()) {
            request.query("prefix", prefix);
        }
        S3Answer answer = channel.send(request);
        if (answer.isSuccess()) {
            try {
                return UploadsBody.read(answer.body(), answer.length());
            } catch (XMLStreamException _) {
                return new UploadsAnswer.NotKnown("the store answers something else.");
            }
        }
        S3Error error = channel.error(answer);
        return new UploadsAnswer.NotKnown(unanswered(channel.failure(request, error), error));
    }

    /** Why there is no answer, if the bucket as a whole can be asked. */
    private static String unanswered(StoreException failure, S3Error error) throws StoreException {
        String why = reason(failure.kind());
        if (why == null) {
            throw failure;
        }
        return why + " (" + error.code() + ").";
    }

    private static @Nullable String reason(StoreException.Kind kind) {
        return switch (kind) {
            case DENIED -> "these credentials may not ask";
            case UNSUPPORTED, INVALID, NO_SUCH_KEY -> "the store does not answer";
            case THROTTLED,
                    UNAVAILABLE,
                    OUTCOME_UNKNOWN,
                    NO_SUCH_BUCKET,
                    BAD_CREDENTIALS,
                    WRONG_REGION,
                    ARCHIVED,
                    CORRUPT,
                    HELD,
                    OUTDATED,
                    CANCELLED ->
                    null;
        };
    }

    private S3Request question() {
        return channel.bucketRequest(Operation.INSPECT, SdkHttpMethod.GET, null);
    }
}
