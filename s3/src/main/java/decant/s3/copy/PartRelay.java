package decant.s3.copy;

import decant.model.ETag;
import decant.s3.http.BucketChannel;
import decant.s3.http.Encryption;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.xml.FlatBody;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Passes parts through this machine: UploadPart, whose answer is compared with what was sent before anything lands. */
final class PartRelay implements PartMover {
    private static final String CHECKSUM = "x-amz-checksum-";

    private final CopyPaths paths;
    private final Relay relay;

    PartRelay(CopyPaths paths, Relay relay) {
        this.paths = paths;
        this.relay = relay;
    }

    @Override
    public CopyResult move(Part part) throws StoreException {
        return relay.pass(
                part.order(),
                part.isWhole() ? null : part.range(),
                part.size(),
                trailer(part.found().checksum()),
                new Bringing(part));
    }

    /** Of what cannot be computed here nothing is said, which AWS takes for CRC64NVME. */
    @Override
    public @Nullable String checksum(@Nullable String kept) {
        return trailer(kept) == null ? null : kept;
    }

    /** An upload that was begun with an algorithm wants its checksum of each part. */
    private static @Nullable ChecksumAlgorithm trailer(@Nullable String name) {
        return switch (name) {
            case "CRC32" -> DefaultChecksumAlgorithm.CRC32;
            case "CRC32C" -> DefaultChecksumAlgorithm.CRC32C;
            case "SHA1" -> DefaultChecksumAlgorithm.SHA1;
            case "SHA256" -> DefaultChecksumAlgorithm.SHA256;
            case null, default -> null;
        };
    }

    private final class Bringing implements Relay.Errand<CopyResult> {
        private final Part part;

        Bringing(Part part) {
            this.part = part;
        }

        @Override
        public S3Request begin(S3Answer read) {
            return paths.target()
                    .request(Operation.COPY, SdkHttpMethod.PUT, part.order().key())
                    .query("partNumber", Integer.toString(part.number()))
                    .query("uploadId", part.upload())
                    .patient()
                    .harmless();
        }

        @Override
        public CopyResult end(S3Answer read, S3Request sent, S3Answer answer, byte[] md5) throws StoreException {
            BucketChannel target = paths.target();
            if (!answer.isSuccess()) {
                S3Error error = target.error(answer);
                throw target.failure(sent, error);
            }
            String told = answer.header("ETag");
            if (told == null) {
                throw target.unreadable(sent, "the answer names no ETag");
            }
            ETag etag = ETag.of(told);
            if (etag.isPlain() && Encryption.of(answer).etagIsDigest() && !etag.equals(Md5.etag(md5))) {
                throw target.impossible(
                        sent, Kind.UNAVAILABLE, "Damaged", "the part that arrived is not the one that was sent");
            }
            Map<String, String> fields = new HashMap<>(Map.of("ETag", told, PartList.SENT, Md5.etag(md5).toString()));
            answer.forEachHeader((name, values) -> {
                String lower = name.toLowerCase(Locale.ROOT);
                if (lower.startsWith(CHECKSUM) && !lower.equals("x-amz-checksum-type")) {
                    fields.put("Checksum" + lower.substring(CHECKSUM.length()).toUpperCase(Locale.ROOT), values.get(0));
                }
            });
            return new CopyResult.Done(etag, new FlatBody("UploadPartResult", fields));
        }

        @Override
        public CopyResult refused() {
            return new CopyResult.Refused("SourceChanged");
        }
    }
}
