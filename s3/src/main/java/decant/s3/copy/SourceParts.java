package decant.s3.copy;

import decant.model.Content;
import decant.model.ObjectKey;
import decant.s3.copy.PartLayout.Origin;
import decant.s3.http.BucketChannel;
import decant.s3.http.Encryption;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Request;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Asks the source how an object is made up: HEAD of a part tells its size and how many there are [S3 API reference,
 * HeadObject]. Two or three questions settle parts of one size; otherwise every part is asked for.
 */
final class SourceParts {
    private static final String COUNT = "x-amz-mp-parts-count";
    private static final String CHECKSUM = "x-amz-checksum-";
    private static final String CHECKSUM_TYPE = "x-amz-checksum-type";

    private final CopyPaths paths;
    private final BucketChannel source;
    private final Interceptor around;

    SourceParts(CopyPaths paths) {
        this.paths = paths;
        this.source = paths.source();
        this.around = paths.atSource();
    }

    /**
     * What a copy in parts has to be told.
     *
     * @param layout where the parts end
     * @param checksum algorithm as S3 names it, {@code null} where the source shows none
     * @param checksumType {@code COMPOSITE} or {@code FULL_OBJECT}, {@code null} where the source does not say
     * @param etagIsDigest whether the source's ETag is made of its parts' MD5s
     * @param askedAt the source's clock when it was asked, {@code null} where it does not say
     */
    record Found(
            PartLayout layout,
            @Nullable String checksum,
            @Nullable String checksumType,
            boolean etagIsDigest,
            @Nullable Instant askedAt) {}

    /** The parts of an object, or {@code null} if it is not the one that was meant any more. */
    @Nullable Found find(ObjectKey key, Content meant) throws StoreException {
        int count = meant.etag().parts();
        long size = meant.size();
        S3Request request = question(key, meant, 1);
        S3Answer first;
        try {
            first = ask(key, request);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.UNSUPPORTED && e.kind() != StoreException.Kind.INVALID) {
                throw e;
            }
            return new Found(untold(size, count), null, null, false, null);
        }
        if (first == null) {
            return null;
        }
        boolean told = count > 0 && number(first.header(COUNT)) == count;
        PartLayout layout = told ? told(key, meant, partSize(request, first)) : untold(size, count);
        return layout == null
                ? null
                : new Found(
                        layout,
                        paths.dialect().checksums() ? algorithm(first) : null,
                        first.header(CHECKSUM_TYPE),
                        Encryption.of(first).etagIsDigest(),
                        first.date());
    }

    private static PartLayout untold(long size, int count) {
        return count == 0 ? PartLayout.chosen(size) : PartLayout.guessed(size, count);
    }

    private @Nullable PartLayout told(ObjectKey key, Content meant, long firstSize) throws StoreException {
        int count = meant.etag().parts();
        List<Long> sizes = new ArrayList<>(List.of(firstSize));
        if (count == 2) {
            sizes.add(meant.size() - firstSize);
        } else if (count > 2) {
            Long lastSize = sizeOf(key, meant, count);
            if (lastSize == null) {
                return null;
            }
            boolean uniform = firstSize * (count - 1) + lastSize == meant.size();
            for (int part = 2; part < count; part++) {
                Long size = uniform ? Long.valueOf(firstSize) : sizeOf(key, meant, part);
                if (size == null) {
                    return null;
                }
                sizes.add(size);
            }
            sizes.add(lastSize);
        }
        long sum = sizes.stream().mapToLong(Long::longValue).sum();
        boolean sound = sum == meant.size() && sizes.stream().allMatch(size -> size > 0);
        return sound ? new PartLayout(sizes, Origin.TOLD) : PartLayout.guessed(meant.size(), count);
    }

    private @Nullable Long sizeOf(ObjectKey key, Content meant, int part) throws StoreException {
        S3Request request = question(key, meant, part);
        S3Answer answer = ask(key, request);
        return answer == null ? null : partSize(request, answer);
    }

    /** The answer, or {@code null} if the object is not the one that was meant any more. */
    private @Nullable S3Answer ask(ObjectKey key, S3Request request) throws StoreException {
        S3Answer told =
                around.call(
                        Operation.LOOK,
                        key,
                        () -> {
                            S3Answer answer = source.send(request);
                            boolean other = answer.status() == 404 || answer.status() == 412;
                            if (!answer.isSuccess() && !other) {
                                throw source.failure(request, source.error(answer));
                            }
                            return answer;
                        });
        return told.isSuccess() ? told : null;
    }

    private S3Request question(ObjectKey key, Content meant, int part) {
        S3Request request =
                source.request(Operation.LOOK, SdkHttpMethod.HEAD, key)
                        .query("partNumber", Integer.toString(part))
                        .header("If-Match", meant.etag().quoted())
                        .header("x-amz-checksum-mode", "ENABLED");
        String version = meant.versionId();
        return version == null ? request : request.query("versionId", version);
    }

    private long partSize(S3Request request, S3Answer answer) throws StoreException {
        long size = number(answer.header("Content-Length"));
        if (size < 0) {
            throw source.unreadable(request, "the answer names no size of the part");
        }
        return size;
    }

    private static @Nullable String algorithm(S3Answer answer) {
        List<String> found = new ArrayList<>();
        answer.forEachHeader((name, _) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(CHECKSUM) && !lower.equals(CHECKSUM_TYPE)) {
                found.add(lower.substring(CHECKSUM.length()).toUpperCase(Locale.ROOT));
            }
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
