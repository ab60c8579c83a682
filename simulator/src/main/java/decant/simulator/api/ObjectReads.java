package decant.simulator.api;

import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Response;
import java.util.List;
import java.util.Optional;

/** GetObject and HeadObject. */
final class ObjectReads {
    private ObjectReads() {}

    static Response get(Invocation call) {
        StoredObject object = readable(call);
        object.requireReadable();
        return read(call, object);
    }

    static Response head(Invocation call) {
        return read(call, readable(call)).withoutBody();
    }

    private static StoredObject readable(Invocation call) {
        Bucket bucket = call.bucket();
        StoredObject object = call.object(bucket);
        call.access(bucket).requireRead(object);
        return object;
    }

    private static Response read(Invocation call, StoredObject object) {
        boolean withTagCount = call.access(call.bucket()).isTrusted();
        if (WriteHeaders.readConditions(call.request()).isUnmodified(object)) {
            return ObjectHeadersAnswer.describe(Response.of(304), object, withTagCount);
        }
        Optional<ByteRange> range = range(call, object);
        Response response =
                ObjectHeadersAnswer.describe(Response.of(range.isPresent() ? 206 : 200), object, withTagCount);
        ByteRange span = range.orElse(new ByteRange(0, object.size()));
        range.ifPresent(part -> response.header("content-range", part.contentRange(object.size())));
        if (call.query("partNumber").isPresent() && !object.partSizesBytes().isEmpty()) {
            response.header("x-amz-mp-parts-count", Integer.toString(object.partSizesBytes().size()));
        }
        BodyChecksum checksum = object.checksum();
        boolean wanted = call.header("x-amz-checksum-mode").filter("ENABLED"::equalsIgnoreCase).isPresent();
        if (wanted && checksum != null && range.isEmpty()) {
            ObjectHeadersAnswer.checksum(response, checksum);
        }
        return response.body(object.body().open(span.first(), span.count()), span.count());
    }

    private static Optional<ByteRange> range(Invocation call, StoredObject object) {
        Optional<String> partNumber = call.query("partNumber");
        Optional<String> header = call.header("range");
        if (partNumber.isEmpty()) {
            return header.flatMap(text -> ByteRange.of(text, object.size()));
        }
        if (header.isPresent()) {
            throw S3Error.invalidRequest("Cannot specify both Range header and partNumber query parameter");
        }
        return Optional.of(part(PartNumbers.parse(partNumber.get()), object));
    }

    private static ByteRange part(int number, StoredObject object) {
        List<Long> sizes = object.partSizesBytes().isEmpty() ? List.of(object.size()) : object.partSizesBytes();
        if (number > sizes.size()) {
            throw new S3Error(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }
        long first = sizes.subList(0, number - 1).stream().mapToLong(Long::longValue).sum();
        return new ByteRange(first, sizes.get(number - 1));
    }
}
