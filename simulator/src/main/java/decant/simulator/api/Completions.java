package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.Conditions;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.bucket.Upload;
import decant.simulator.bucket.Upload.NamedPart;
import decant.simulator.http.Response;
import decant.simulator.http.XmlElement;
import decant.simulator.http.XmlWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CompleteMultipartUpload. Asked for again after it succeeded, it answers the same for a while. */
final class Completions {
    private static final String SIZE = "x-amz-mp-object-size";

    private Completions() {}

    static Deed complete(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWrite();
        ObjectKey key = call.key();
        List<NamedPart> parts =
                XmlElement.read(call.payload().bytes(), "CompleteMultipartUpload").all("Part").stream()
                        .map(Completions::part)
                        .toList();
        Conditions conditions =
                call.world().switches().ignoresCopyTargetConditions()
                        ? Conditions.NONE
                        : ObjectWrites.targetConditions(call, bucket, key);
        return () -> {
            Optional<StoredObject> before = bucket.uploads().completed(Multipart.uploadId(call));
            StoredObject object = before.isPresent() ? before.get() : land(call, bucket, key, parts, conditions);
            return Response.xml(200, result(bucket, call.keyText(), object));
        };
    }

    private static StoredObject land(
            Invocation call, Bucket bucket, ObjectKey key, List<NamedPart> parts, Conditions conditions) {
        Upload upload = bucket.uploads().get(Multipart.uploadId(call), key);
        long minPartBytes = call.world().limits().minPartBytes();
        StoredObject object =
                bucket.uploads()
                        .complete(
                                upload,
                                parts,
                                minPartBytes,
                                bucket.objects(),
                                conditions,
                                assembled -> check(call, assembled));
        bucket.subscribers().tell(EventKind.COMPLETE, key, object);
        return object;
    }

    /** Holds the object to the size and checksum that the request states. */
    private static void check(Invocation call, StoredObject assembled) {
        boolean otherSize = call.header(SIZE).filter(size -> !size.equals(Long.toString(assembled.size()))).isPresent();
        if (otherSize) {
            throw S3Error.invalidRequest("The object size stated does not match the size of the parts.");
        }
        BodyChecksum checksum = assembled.checksum();
        if (checksum == null) {
            return;
        }
        boolean otherType =
                call.header("x-amz-checksum-type").filter(type -> !type.equals(checksum.type())).isPresent();
        if (otherType) {
            throw S3Error.invalidRequest("The upload was created using the " + checksum.type() + " checksum mode.");
        }
        call.header(checksum.algorithm().header()).ifPresent(given -> UploadChecks.checkValue(given, checksum));
    }

    private static NamedPart part(XmlElement element) {
        Map<ChecksumAlgorithm, String> checksums = new EnumMap<>(ChecksumAlgorithm.class);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            element.child(algorithm.element()).ifPresent(value -> checksums.put(algorithm, value.text()));
        }
        int number = PartNumbers.parse(element.required("PartNumber").trim());
        return new NamedPart(number, element.required("ETag").trim(), checksums);
    }

    private static String result(Bucket bucket, String key, StoredObject object) {
        XmlWriter xml =
                XmlWriter.s3("CompleteMultipartUploadResult")
                        .text("Location", "/" + bucket.name() + "/" + key)
                        .text("Bucket", bucket.name())
                        .text("Key", key)
                        .text("ETag", object.etag().quoted());
        BodyChecksum checksum = object.checksum();
        if (checksum != null) {
            xml.text(checksum.algorithm().element(), checksum.value()).text("ChecksumType", checksum.type());
        }
        return xml.finish();
    }
}
