package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Conditions;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Response;
import decant.simulator.http.XmlElement;
import decant.simulator.http.XmlWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DeleteObject and DeleteObjects. Removing what is not there succeeds, unless a condition says that it must be. */
final class Removals {
    private static final int MAX_KEYS = 1000;

    private Removals() {}

    static Deed remove(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWrite();
        Invocation.requireNoVersion(call.query("versionId"));
        ObjectKey key = call.key();
        Conditions conditions = conditions(call, call.header("if-match").orElse(null));
        return () -> {
            remove(bucket, key, conditions);
            return Response.of(204);
        };
    }

    static Deed removeAll(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWrite();
        UploadChecks.require(call);
        XmlElement document = XmlElement.read(call.payload().bytes(), "Delete");
        List<XmlElement> objects = document.all("Object");
        if (objects.isEmpty() || objects.size() > MAX_KEYS) {
            throw S3Error.malformedXml();
        }
        boolean quiet = document.child("Quiet").filter(element -> element.text().equals("true")).isPresent();
        return () -> {
            XmlWriter xml = XmlWriter.s3("DeleteResult");
            objects.forEach(object -> removeOne(call, bucket, object, quiet, xml));
            return Response.xml(200, xml.finish());
        };
    }

    private static void removeOne(Invocation call, Bucket bucket, XmlElement object, boolean quiet, XmlWriter xml) {
        String key = object.required("Key");
        try {
            Invocation.requireNoVersion(object.child("VersionId").map(XmlElement::text));
            Optional<String> etag = object.child("ETag").map(XmlElement::text);
            remove(bucket, ObjectKey.of(key), conditions(call, etag.orElse(null)));
            if (!quiet) {
                xml.begin("Deleted").text("Key", key).end();
            }
        } catch (S3Error error) {
            xml.begin("Error").text("Key", key).text("Code", error.code()).text("Message", error.getMessage()).end();
        }
    }

    private static Conditions conditions(Invocation call, @Nullable String ifMatch) {
        return call.world().switches().ignoresDeleteConditions()
                ? Conditions.NONE
                : new Conditions(ifMatch, null, null, null);
    }

    private static void remove(Bucket bucket, ObjectKey key, Conditions conditions) {
        StoredObject before = bucket.objects().get(key);
        bucket.objects().update(key, current -> removed(key, current, conditions));
        if (before != null) {
            bucket.subscribers().tell(EventKind.REMOVE, key, null);
        }
    }

    private static @Nullable StoredObject removed(
            ObjectKey key, @Nullable StoredObject current, Conditions conditions) {
        conditions.requireOfTarget(key.toString(), current);
        return null;
    }
}
