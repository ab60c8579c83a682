package decant.s3.copy;

import decant.flow.BytesCap;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.Tags;
import decant.s3.http.BucketChannel;
import decant.s3.http.Encryption;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.store.HeadReader;
import decant.store.Copier;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Copies by passing the bytes through this machine, each side asked with its own credentials at its own endpoint: a
 * conditional GET into a PUT, or into the parts of an upload with the source's own boundaries. What a copy of the
 * store's own would carry is sent along: headers as the GET that brings the bytes answers them, tags, and all that
 * {@link CopyHeaders} says.
 *
 * <p>The store compares what it got with the MD5 that the source's ETag states, or with the checksum that the source
 * keeps, wherever there is one. Safe for use by any number of threads.
 */
public final class RelayCopier implements Copier {
    private final CopyPaths paths;
    private final ObjectStore source;
    private final boolean carriesTags;
    private final CopyHeaders headers;
    private final Relay relay;
    private final PartsCopy parts;
    private volatile boolean sourceHasNoTags;

    /**
     * @param source the source as a store, with everything around its calls
     * @param carriesTags whether the target holds tags
     */
    public RelayCopier(CopyPaths paths, ObjectStore source, boolean carriesTags, BytesCap cap) {
        this.paths = paths;
        this.source = source;
        this.carriesTags = carriesTags;
        this.headers = new CopyHeaders(paths);
        this.relay = new Relay(paths, cap);
        this.parts = new PartsCopy(paths, headers, new PartRelay(paths, relay));
    }

    @Override
    public CopyAnswer copy(CopyOrder order) throws StoreException {
        return order.parts() && order.source().size() > 0 ? parts.copy(order) : whole(order);
    }

    private CopyAnswer whole(CopyOrder order) throws StoreException {
        Tags tags;
        try {
            tags = tags(order);
        } catch (StoreException e) {
            if (e.kind() == Kind.NO_SUCH_KEY) {
                return new CopyAnswer.Refused(e.code());
            }
            throw e;
        }
        ETag etag = order.source().etag();
        Put put = new Put(order, tags, etag.isPlain() ? Md5.in(etag) : null, paths.clock().instant());
        Optional<CopyAnswer> answer = pass(put);
        if (answer.isPresent()) {
            return answer.get();
        }
        // Read damaged, or the ETag is no digest: if the same is read once more, it is the ETag.
        byte[] seen = put.sent;
        Optional<CopyAnswer> second = seen == null ? answer : pass(new Put(order, tags, seen, put.begun));
        if (second.isPresent()) {
            return second.get();
        }
        throw paths.source()
                .impossible(
                        paths.source().request(Operation.READ, SdkHttpMethod.GET, order.key()),
                        Kind.UNAVAILABLE,
                        "Damaged",
                        "it was read twice, and the bytes differ");
    }

    private Optional<CopyAnswer> pass(Put put) throws StoreException {
        return relay.pass(put.order, null, put.order.source().size(), null, put);
    }

    private Tags tags(CopyOrder order) throws StoreException {
        Tags given = order.tags();
        if (given != null) {
            return given;
        }
        if (!carriesTags || sourceHasNoTags) {
            return Tags.NONE;
        }
        try {
            return source.readTags(order.key());
        } catch (StoreException e) {
            if (e.kind() != Kind.UNSUPPORTED) {
                throw e;
            }
            sourceHasNoTags = true;
            return Tags.NONE;
        }
    }

    /** One PUT of a whole object; no answer means that the store got other bytes than the digest states. */
    private final class Put implements Relay.Errand<Optional<CopyAnswer>> {
        private final CopyOrder order;
        private final Tags tags;
        private final byte @Nullable [] digest;
        private final Instant begun;
        private byte @Nullable [] sent;

        Put(CopyOrder order, Tags tags, byte @Nullable [] digest, Instant begun) {
            this.order = order;
            this.tags = tags;
            this.digest = digest;
            this.begun = begun;
        }

        @Override
        public S3Request begin(S3Answer read) throws StoreException {
            BucketChannel target = paths.target();
            S3Request request = target.request(Operation.COPY, SdkHttpMethod.PUT, order.key()).patient();
            ObjectState.Present seen = HeadReader.read(read);
            ObjectHeaders seenHeaders = seen == null ? null : seen.headers();
            if (seen == null || seenHeaders == null) {
                throw paths.source().unreadable(request, "the answer lacks a sound Last-Modified");
            }
            new ObjectHeadersToSend(seenHeaders).on(request, target);
            headers.condition(request, order.target());
            headers.attributes(request, order);
            CopyHeaders.tags(request, tags);
            if (digest != null && Encryption.of(read).etagIsDigest()) {
                request.header("Content-MD5", Md5.header(digest));
            }
            if (paths.dialect().checksums()) {
                for (Map.Entry<String, String> kept : seen.checksums().entrySet()) {
                    request.header("x-amz-checksum-" + kept.getKey(), kept.getValue());
                }
            }
            return request;
        }

        @Override
        public Optional<CopyAnswer> end(S3Answer read, S3Request request, S3Answer answer, byte[] md5)
                throws StoreException {
            BucketChannel target = paths.target();
            if (answer.isSuccess()) {
                return Optional.of(landed(read, request, answer, md5));
            }
            S3Error error = target.error(answer);
            if (error.isAmbiguous()) {
                return Optional.of(new CopyAnswer.Refused(error.code()));
            }
            if (error.code().equals("BadDigest")) {
                if (digest == null || Arrays.equals(digest, md5)) {
                    throw target.impossible(
                            request, Kind.UNAVAILABLE, "BadDigest", "what arrived is not what was sent");
                }
                sent = md5;
                return Optional.empty();
            }
            throw target.failure(request, error);
        }

        private CopyAnswer landed(S3Answer read, S3Request request, S3Answer answer, byte[] md5) throws StoreException {
            String told = answer.header("ETag");
            if (told == null) {
                throw paths.target().unreadable(request, "the answer names no ETag");
            }
            ETag etag = ETag.of(told);
            if (etag.isPlain() && Encryption.of(answer).etagIsDigest() && !etag.equals(Md5.etag(md5))) {
                throw paths.target().unreadable(request, "the ETag in the answer is not that of what was sent");
            }
            return new CopyAnswer.Copied(etag, S3Copier.time(read, begun, paths));
        }

        @Override
        public Optional<CopyAnswer> refused() {
            return Optional.of(new CopyAnswer.Refused("SourceChanged"));
        }
    }
}
