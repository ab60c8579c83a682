package decant.s3.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.store.ListPage;
import decant.store.StoreException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads answers with the scanner and with the SDK. The scanner may refuse what the SDK takes, but what it takes it must
 * read as the SDK does, field by field. For one thread.
 */
final class Agreement implements AutoCloseable {
    /** What came of an answer. */
    enum Outcome {
        /** Both read the same page. */
        SAME_PAGE,
        /** Both read the same error. */
        SAME_ERROR,
        /** The scanner refuses; what the SDK does then does not matter. */
        REFUSED
    }

    static final int LIMIT = 1000;

    private static final Pattern LEAF = Pattern.compile("<([A-Za-z]+)>[^<]*</\\1>");
    private static final Set<String> READ =
            Set.of(
                    "EncodingType",
                    "IsTruncated",
                    "KeyCount",
                    "MaxKeys",
                    "Key",
                    "Size",
                    "LastModified",
                    "ETag",
                    "StorageClass");

    private final SdkListing sdk = new SdkListing();

    Outcome of(byte[] body, String prefix) {
        return of(body, prefix, null);
    }

    Outcome of(byte[] body, String prefix, @Nullable ObjectKey after) {
        ListAnswer answer;
        try {
            answer = new ListPageScanner("s3://bucket/" + prefix, prefix).scan(body, body.length, after, LIMIT);
        } catch (StoreException e) {
            assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT);
            assertThat(e.getMessage()).startsWith("s3://bucket/" + prefix + " ").endsWith(".");
            return Outcome.REFUSED;
        }
        return switch (answer) {
            case ListAnswer.Page(ListPage page) -> {
                requireSame(page, prefix, readAsFarAsScanned(body));
                yield Outcome.SAME_PAGE;
            }
            case ListAnswer.Refusal(String code, String message) -> {
                requireSameError(code, message, body);
                yield Outcome.SAME_ERROR;
            }
        };
    }

    /**
     * The SDK looks into elements that the scanner skips, and stumbles over what they hold: then they are left out, and
     * what remains must be read.
     */
    private ListObjectsV2Response readAsFarAsScanned(byte[] body) {
        try {
            return sdk.read(body);
        } catch (SdkException | IllegalArgumentException e) {
            return sdk.read(withoutSkippedLeaves(body));
        }
    }

    private static byte[] withoutSkippedLeaves(byte[] body) {
        return LEAF.matcher(new String(body, ISO_8859_1))
                .replaceAll(leaf -> READ.contains(leaf.group(1)) ? Matcher.quoteReplacement(leaf.group()) : "")
                .getBytes(ISO_8859_1);
    }

    private static void requireSame(ListPage page, String prefix, ListObjectsV2Response expected) {
        assertThat(page.isTruncated()).isEqualTo(expected.isTruncated());
        assertThat(page.count()).isEqualTo(expected.contents().size());
        for (int i = 0; i < page.count(); i++) {
            S3Object object = expected.contents().get(i);
            assertThat((prefix + page.key(i)).getBytes(UTF_8)).as("key %d", i).isEqualTo(object.key().getBytes(UTF_8));
            assertThat(page.size(i)).as("size of %s", page.key(i)).isEqualTo(object.size());
            assertThat(page.lastModifiedSeconds(i))
                    .as("time of %s", page.key(i))
                    .isEqualTo(object.lastModified().getEpochSecond());
            assertThat(page.etag(i)).as("ETag of %s", page.key(i)).isEqualTo(ETag.of(object.eTag()));
            assertThat(page.storageClass(i))
                    .as("class of %s", page.key(i))
                    .isEqualTo(StorageClass.of(object.storageClassAsString()));
        }
    }

    private void requireSameError(String code, String message, byte[] body) {
        try {
            ListObjectsV2Response response = sdk.read(body);
            throw new AssertionError("The SDK saw no error but " + response);
        } catch (S3Exception e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            String expected = e.awsErrorDetails().errorMessage();
            assertThat(message).isEqualTo(expected == null ? "" : expected);
        }
    }

    @Override
    public void close() {
        sdk.close();
    }
}
