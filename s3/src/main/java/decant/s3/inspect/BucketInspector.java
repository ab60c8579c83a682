package decant.s3.inspect;

import decant.s3.http.AtOnce;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.xml.AclBody;
import decant.s3.xml.XmlLeaves;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Reads the settings of a bucket. A setting that was never made is answered with a 404, and a store that does not know
 * it says so, or passes over the question and lists the bucket, as RADOS Gateway does [16.2.15]: all that means that it
 * is not in force. Only a refusal leaves it unknown.
 */
public final class BucketInspector {
    private static final String ENFORCED = "BucketOwnerEnforced";

    /** Also begins the name of its two-layer variant. */
    private static final String KMS = "aws:kms";

    private final BucketChannel channel;

    public BucketInspector(BucketChannel channel) {
        this.channel = channel;
    }

    /** All that is to be known, by five requests. */
    public BucketFacts inspect() throws StoreException {
        try (AtOnce atOnce = new AtOnce()) {
            AtOnce.Answer<Setting> ownership = atOnce.ask(() -> read("ownershipControls", "OwnershipControls"));
            AtOnce.Answer<Setting> block =
                    atOnce.ask(() -> read("publicAccessBlock", "PublicAccessBlockConfiguration"));
            AtOnce.Answer<Setting> website = atOnce.ask(() -> read("website", "WebsiteConfiguration"));
            AtOnce.Answer<Setting> encryption =
                    atOnce.ask(() -> read("encryption", "ServerSideEncryptionConfiguration"));
            return facts(ownerId(), ownership.get(), block.get(), website.get(), encryption.get());
        }
    }

    private static BucketFacts facts(
            @Nullable String ownerId, Setting ownership, Setting block, Setting website, Setting encryption) {
        return new BucketFacts(
                ownerId,
                ownership.says(fields -> !ENFORCED.equals(fields.get("Rule/ObjectOwnership")), Known.YES),
                block.says(fields -> isTrue(fields.get("BlockPublicAcls")), Known.NO),
                block.says(fields -> isTrue(fields.get("IgnorePublicAcls")), Known.NO),
                website.says(_ -> true, Known.NO),
                encryption.says(fields -> fields.values().stream().noneMatch(v -> v.startsWith(KMS)), Known.YES));
    }

    /** Canonical id of the bucket's owner, or {@code null} where it is not told. */
    public @Nullable String ownerId() throws StoreException {
        S3Answer answer = channel.send(question("acl"));
        if (!answer.isSuccess()) {
            return null;
        }
        try {
            return AclBody.read(answer.body(), answer.length()).ownerId();
        } catch (XMLStreamException _) {
            return null;
        }
    }

    private static boolean isTrue(@Nullable String text) {
        return "true".equalsIgnoreCase(text);
    }

    private Setting read(String name, String root) throws StoreException {
        S3Request request = question(name);
        S3Answer answer = channel.send(request);
        if (answer.isSuccess()) {
            Map<String, String> fields = new HashMap<>();
            try {
                if (!XmlLeaves.root(answer.body(), answer.length()).equals(root)) {
                    return new Setting.NotMade();
                }
                XmlLeaves.walk(answer.body(), answer.length(), fields::put);
                return new Setting.Made(fields);
            } catch (XMLStreamException _) {
                throw channel.unreadable(request, "the bucket's " + name + " cannot be read");
            }
        }
        S3Error error = channel.error(answer);
        if (answer.status() == 404 && !error.code().equals("NoSuchBucket")) {
            return new Setting.NotMade();
        }
        StoreException failure = channel.failure(request, error);
        return switch (failure.kind()) {
            case DENIED -> new Setting.Hidden();
            case UNSUPPORTED, INVALID -> new Setting.NotMade();
            case THROTTLED,
                    UNAVAILABLE,
                    OUTCOME_UNKNOWN,
                    NO_SUCH_KEY,
                    NO_SUCH_BUCKET,
                    BAD_CREDENTIALS,
                    WRONG_REGION,
                    ARCHIVED,
                    CORRUPT,
                    HELD,
                    OUTDATED,
                    CANCELLED ->
                    throw failure;
        };
    }

    private S3Request question(String name) {
        return channel.bucketRequest(Operation.INSPECT, SdkHttpMethod.GET, null).sub(name);
    }

    /** What came of reading one setting. */
    private sealed interface Setting {
        record Made(Map<String, String> fields) implements Setting {}

        record NotMade() implements Setting {}

        record Hidden() implements Setting {}

        default Known says(Predicate<Map<String, String>> question, Known unless) {
            return switch (this) {
                case Made(var fields) -> Known.of(question.test(fields));
                case NotMade() -> unless;
                case Hidden() -> Known.UNKNOWN;
            };
        }
    }
}
