package decant.simulator.api;

import decant.model.StorageClass;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Response;

/** The headers that answers say an object with. */
final class ObjectHeadersAnswer {
    private ObjectHeadersAnswer() {}

    /** What GET and HEAD say. The number of tags is for those who may read tags. */
    static Response describe(Response response, StoredObject object, boolean withTagCount) {
        response.header("etag", object.etag().quoted())
                .header("last-modified", HttpDates.format(object.lastModified()))
                .header("accept-ranges", "bytes");
        object.atRest().headers().forEach(response::header);
        object.headers().system().forEach(response::header);
        object.headers()
                .user()
                .forEach((name, value) -> response.header("x-amz-meta-" + name, MetadataText.encode(value)));
        if (!object.storageClass().equals(StorageClass.STANDARD)) {
            response.header("x-amz-storage-class", object.storageClass().name());
        }
        if (withTagCount && !object.tags().isEmpty()) {
            response.header("x-amz-tagging-count", Integer.toString(object.tags().size()));
        }
        if (object.restored()) {
            response.header(
                    "x-amz-restore", "ongoing-request=\"false\", expiry-date=\"Fri, 31 Dec 2100 00:00:00 GMT\"");
        }
        return response;
    }

    static Response checksum(Response response, BodyChecksum checksum) {
        return response.header(checksum.algorithm().header(), checksum.value())
                .header("x-amz-checksum-type", checksum.type());
    }
}
