package decant.simulator.api;

import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.Conditions;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.ObjectSettings;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Response;
import decant.simulator.http.XmlWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * CopyObject. The source is read when the request arrives and the copy lands when its latency is over, so that a slow
 * copy can be overtaken as it can on AWS.
 */
final class Copies {
    private Copies() {}

    static Deed copy(Invocation call) {
        Bucket target = call.bucket();
        ObjectKey key = call.key();
        CopySource source = CopySource.of(call);
        StoredObject object = source.object();
        if (object.size() > call.world().limits().maxCopyBytes()) {
            throw S3Error.invalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy"
                            + " source: "
                            + call.world().limits().maxCopyBytes());
        }
        ObjectSettings written = ObjectWrites.settings(call, target);
        boolean replacesMetadata = replaces(call, "x-amz-metadata-directive");
        boolean replacesTags = replaces(call, "x-amz-tagging-directive");
        boolean ontoItself = source.bucket() == target && source.key().equals(key);
        if (ontoItself && !replacesMetadata && !changes(call, written, object)) {
            throw S3Error.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself without changing the"
                            + " object's metadata, storage class, website redirect location or encryption attributes.");
        }
        ObjectSettings settings =
                new ObjectSettings(
                        replacesMetadata ? written.headers() : copiedHeaders(object, written),
                        replacesTags ? written.tags() : copiedTags(call, source),
                        written.storageClass(),
                        written.acl(),
                        written.atRest());
        StoredObject prepared = copyOf(object, settings, checksum(call, object), call);
        Conditions conditions = targetConditions(call, target, key);
        return () -> {
            StoredObject copy = prepared.writtenAt(call.world().now());
            target.objects()
                    .update(
                            key,
                            current -> {
                                conditions.requireOfTarget(call.keyText(), current);
                                return copy;
                            });
            target.subscribers().tell(EventKind.COPY, key, copy);
            Response response =
                    Response.xml(200, result("CopyObjectResult", copy.etag(), copy.lastModified(), copy.checksum()));
            copy.atRest().headers().forEach(response::header);
            return response;
        };
    }

    private static Conditions targetConditions(Invocation call, Bucket target, ObjectKey key) {
        return call.world().switches().ignoresCopyTargetConditions()
                ? Conditions.NONE
                : ObjectWrites.targetConditions(call, target, key);
    }

    private static boolean replaces(Invocation call, String directive) {
        String value = call.header(directive).orElse("COPY");
        return switch (value) {
            case "COPY" -> false;
            case "REPLACE" -> true;
            default -> throw S3Error.invalidArgument("Unknown directive: " + value);
        };
    }

    /** Whether a copy of an object onto itself would change it. */
    private static boolean changes(Invocation call, ObjectSettings written, StoredObject object) {
        boolean otherClass =
                call.header("x-amz-storage-class").isPresent() && !written.storageClass().equals(object.storageClass());
        return otherClass
                || call.header(ObjectHeaders.WEBSITE_REDIRECT).isPresent()
                || call.header("x-amz-server-side-encryption").isPresent();
    }

    /** The source's metadata without its website redirect, which is not carried; one given with the request counts. */
    private static ObjectHeaders copiedHeaders(StoredObject source, ObjectSettings written) {
        Map<String, String> system = new TreeMap<>(source.headers().system());
        system.remove(ObjectHeaders.WEBSITE_REDIRECT);
        String redirect = written.headers().system().get(ObjectHeaders.WEBSITE_REDIRECT);
        if (redirect != null) {
            system.put(ObjectHeaders.WEBSITE_REDIRECT, redirect);
        }
        return ObjectHeaders.of(system, source.headers().user());
    }

    /** The source's tags, which takes leave that access lists cannot give. */
    private static SortedMap<String, String> copiedTags(Invocation call, CopySource source) {
        if (!source.object().tags().isEmpty()) {
            call.access(source.bucket()).requireTrusted();
        }
        return source.object().tags();
    }

    /**
     * The algorithm is kept unless another is asked for; the value is that of the whole, also where it was composite.
     */
    private static @Nullable BodyChecksum checksum(Invocation call, StoredObject source) {
        BodyChecksum had = source.checksum();
        ChecksumAlgorithm algorithm =
                call.header("x-amz-checksum-algorithm")
                        .map(ChecksumNames::require)
                        .orElse(had == null ? ChecksumAlgorithm.CRC64NVME : had.algorithm());
        boolean same = had != null && had.algorithm() == algorithm && !had.composite();
        return same ? had : BodyChecksum.of(algorithm, source.body()).orElse(null);
    }

    private static StoredObject copyOf(
            StoredObject source, ObjectSettings settings, @Nullable BodyChecksum checksum, Invocation call) {
        boolean digest = !source.atRest().isKms() && !settings.atRest().isKms();
        if (!source.partSizesBytes().isEmpty() || !digest) {
            return StoredObject.inOnePart(source.body(), call.world().now(), settings, checksum);
        }
        return new StoredObject(
                source.body(),
                source.etag(),
                call.world().now(),
                settings.storageClass(),
                settings.headers(),
                settings.tags(),
                settings.acl(),
                checksum,
                List.of(),
                false,
                settings.atRest());
    }

    /** The document that copies of objects and of parts are answered with. */
    static String result(String root, ETag etag, Instant lastModified, @Nullable BodyChecksum checksum) {
        XmlWriter xml =
                XmlWriter.s3(root).text("LastModified", HttpDates.iso(lastModified)).text("ETag", etag.quoted());
        if (checksum != null) {
            xml.text(checksum.algorithm().element(), checksum.value()).text("ChecksumType", checksum.type());
        }
        return xml.finish();
    }
}
