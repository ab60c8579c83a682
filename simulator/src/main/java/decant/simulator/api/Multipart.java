package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Body;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.ObjectSettings;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.bucket.Upload;
import decant.simulator.http.Response;
import decant.simulator.http.XmlWriter;
import java.util.Optional;

/** Beginning an upload in parts, its parts, and giving it up. */
final class Multipart {
    private Multipart() {}

    static Response create(Invocation call) {
        Bucket bucket = call.bucket();
        ObjectKey key = call.key();
        ObjectSettings settings = ObjectWrites.settings(call, bucket);
        Optional<ChecksumAlgorithm> algorithm = call.header("x-amz-checksum-algorithm").map(ChecksumNames::require);
        boolean composite = isComposite(call, algorithm);
        Upload upload =
                bucket.uploads()
                        .begin(key, call.caller(), call.world().now(), settings, algorithm.orElse(null), composite);
        Response response =
                Response.xml(
                        200,
                        XmlWriter.s3("InitiateMultipartUploadResult")
                                .text("Bucket", bucket.name())
                                .text("Key", call.keyText())
                                .text("UploadId", upload.id())
                                .finish());
        algorithm.ifPresent(name ->
                response.header("x-amz-checksum-algorithm", name.name())
                        .header("x-amz-checksum-type", composite ? "COMPOSITE" : "FULL_OBJECT"));
        settings.atRest().headers().forEach(response::header);
        return response;
    }

    /**
     * The kind of checksum asked for, or the algorithm's own kind [Amazon S3 User Guide, checking-object-integrity].
     */
    private static boolean isComposite(Invocation call, Optional<ChecksumAlgorithm> algorithm) {
        boolean byDefault = algorithm.isPresent() && algorithm.get() != ChecksumAlgorithm.CRC64NVME;
        String type = call.header("x-amz-checksum-type").orElse(byDefault ? "COMPOSITE" : "FULL_OBJECT");
        boolean composite = type.equals("COMPOSITE");
        boolean possible =
                algorithm.isEmpty()
                        || (composite ? algorithm.get() != ChecksumAlgorithm.CRC64NVME : algorithm.get().isLinear());
        if (!possible || !(composite || type.equals("FULL_OBJECT"))) {
            throw S3Error.invalidRequest("The " + type + " checksum type cannot be used with the algorithm given.");
        }
        return composite;
    }

    static Deed uploadPart(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWrite();
        ObjectKey key = call.key();
        int number = number(call);
        Optional<BodyChecksum> given = UploadChecks.check(call);
        Body body = Body.of(call.payload().bytes());
        return () -> {
            Upload upload = bucket.uploads().get(uploadId(call), key);
            Upload.Part part = upload.put(number, body, call.world().now());
            Response response = Response.of(200).header("etag", part.etag().quoted());
            upload.settings().atRest().headers().forEach(response::header);
            given.ifPresent(checksum -> response.header(checksum.algorithm().header(), checksum.value()));
            return response;
        };
    }

    static Deed copyPart(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWrite();
        ObjectKey key = call.key();
        int number = number(call);
        bucket.uploads().get(uploadId(call), key);
        Body body = copiedBytes(call, CopySource.of(call).object());
        return () -> {
            Upload upload = bucket.uploads().get(uploadId(call), key);
            Upload.Part part = upload.put(number, body, call.world().now());
            Response response =
                    Response.xml(
                            200, Copies.result("CopyPartResult", part.etag(), part.lastModified(), part.checksum()));
            upload.settings().atRest().headers().forEach(response::header);
            return response;
        };
    }

    private static Body copiedBytes(Invocation call, StoredObject source) {
        Optional<String> header = call.header("x-amz-copy-source-range");
        if (header.isEmpty()) {
            return source.body();
        }
        if (source.size() <= call.world().limits().minPartBytes()) {
            throw S3Error.invalidRequest("The specified copy source is not supported as a byte-range copy source");
        }
        ByteRange range = ByteRange.ofCopySource(header.get(), source.size());
        return source.body().slice(range.first(), range.count());
    }

    static Response abort(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWrite();
        bucket.uploads().abort(uploadId(call), call.key());
        return Response.of(204);
    }

    static String uploadId(Invocation call) {
        return call.query("uploadId").orElse("");
    }

    private static int number(Invocation call) {
        return PartNumbers.parse(call.query("partNumber").orElse(""));
    }
}
