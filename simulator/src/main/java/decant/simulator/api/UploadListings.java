package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.Upload;
import decant.simulator.http.Response;
import decant.simulator.http.XmlWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ListMultipartUploads and ListParts. */
final class UploadListings {
    private static final int MAX_ENTRIES = 1000;

    private UploadListings() {}

    static Response uploads(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireList();
        if (call.query("delimiter").isPresent()) {
            throw S3Error.notImplemented("delimiter in a listing of uploads");
        }
        String prefix = call.query("prefix").orElse("");
        int most = limit(call, "max-uploads");
        ListEncoding encoding = new ListEncoding(ObjectListings.isUrlEncoded(call));
        List<Upload> found =
                bucket.uploads().active().stream()
                        .filter(upload -> upload.key().toString().startsWith(prefix) && isBeyondMarkers(call, upload))
                        .toList();
        List<Upload> page = found.subList(0, Math.min(most, found.size()));
        XmlWriter xml = XmlWriter.s3("ListMultipartUploadsResult").text("Bucket", bucket.name());
        if (encoding.url()) {
            xml.text("EncodingType", "url");
        }
        xml.text("Prefix", encoding.of(prefix))
                .text("KeyMarker", encoding.of(call.query("key-marker").orElse("")))
                .text("UploadIdMarker", call.query("upload-id-marker").orElse(""));
        if (!page.isEmpty() && page.size() < found.size()) {
            xml.text("NextKeyMarker", encoding.of(page.getLast().key().toString()))
                    .text("NextUploadIdMarker", page.getLast().id());
        }
        xml.text("MaxUploads", Integer.toString(most))
                .text("IsTruncated", Boolean.toString(page.size() < found.size()));
        page.forEach(upload -> write(upload, encoding, xml));
        return Response.xml(200, xml.finish());
    }

    private static boolean isBeyondMarkers(Invocation call, Upload upload) {
        Optional<String> keyMarker = call.query("key-marker").filter(marker -> !marker.isEmpty());
        if (keyMarker.isEmpty()) {
            return true;
        }
        int order = upload.key().compareTo(ObjectKey.of(keyMarker.get()));
        Optional<String> idMarker = call.query("upload-id-marker").filter(marker -> !marker.isEmpty());
        return order > 0 || (order == 0 && idMarker.isPresent() && upload.id().compareTo(idMarker.get()) > 0);
    }

    private static void write(Upload upload, ListEncoding encoding, XmlWriter xml) {
        xml.begin("Upload")
                .text("Key", encoding.of(upload.key().toString()))
                .text("UploadId", upload.id())
                .begin("Initiator")
                .text("ID", upload.initiatorId())
                .end()
                .begin("Owner")
                .text("ID", upload.settings().acl().ownerId())
                .end()
                .text("StorageClass", upload.settings().storageClass().name())
                .text("Initiated", HttpDates.iso(upload.initiated()))
                .end();
    }

    static Response parts(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWrite();
        Upload upload = bucket.uploads().get(Multipart.uploadId(call), call.key());
        int marker =
                call.query("part-number-marker")
                        .map(text -> PartNumbers.limit("part-number-marker", text, Upload.MAX_PARTS))
                        .orElse(0);
        int most = limit(call, "max-parts");
        List<Map.Entry<Integer, Upload.Part>> found = List.copyOf(upload.parts().tailMap(marker, false).entrySet());
        List<Map.Entry<Integer, Upload.Part>> page = found.subList(0, Math.min(most, found.size()));
        XmlWriter xml =
                XmlWriter.s3("ListPartsResult")
                        .text("Bucket", bucket.name())
                        .text("Key", call.keyText())
                        .text("UploadId", upload.id())
                        .text("PartNumberMarker", Integer.toString(marker));
        if (!page.isEmpty() && page.size() < found.size()) {
            xml.text("NextPartNumberMarker", Integer.toString(page.getLast().getKey()));
        }
        xml.text("MaxParts", Integer.toString(most))
                .text("IsTruncated", Boolean.toString(page.size() < found.size()))
                .text("StorageClass", upload.settings().storageClass().name());
        for (Map.Entry<Integer, Upload.Part> part : page) {
            xml.begin("Part")
                    .text("PartNumber", Integer.toString(part.getKey()))
                    .text("LastModified", HttpDates.iso(part.getValue().lastModified()))
                    .text("ETag", part.getValue().etag().quoted())
                    .text("Size", Long.toString(part.getValue().body().size()))
                    .end();
        }
        return Response.xml(200, xml.finish());
    }

    private static int limit(Invocation call, String parameter) {
        return call.query(parameter).map(text -> PartNumbers.limit(parameter, text, MAX_ENTRIES)).orElse(MAX_ENTRIES);
    }
}
