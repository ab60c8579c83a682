package decant.s3.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.xml.VersionsBody;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The program's own small objects in a bucket on S3, or on a server that speaks like it. */
public final class S3OwnObjects implements OwnObjects {
    private final BucketChannel channel;
    private final String prefix;

    /**
     * @param prefix what every key is below; empty, or ending in a slash
     */
    public S3OwnObjects(BucketChannel channel, String prefix) {
        this.channel = channel;
        this.prefix = prefix;
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public @Nullable Found read(ObjectKey key) throws StoreException {
        S3Request request = channel.request(Operation.INSPECT, SdkHttpMethod.GET, key);
        S3Answer answer = channel.send(request);
        if (!answer.isSuccess()) {
            StoreException failure = channel.failure(request, channel.error(answer));
            if (failure.kind() == Kind.NO_SUCH_KEY) {
                return null;
            }
            throw failure;
        }
        String etag = answer.header("ETag");
        if (etag == null || answer.length() > MAX_BYTES) {
            throw channel.impossible(request, Kind.CORRUPT, "Unreadable", "it is no object of Decant's own");
        }
        return new Found(new String(answer.body(), 0, answer.length(), UTF_8), ETag.of(etag));
    }

    @Override
    public Written write(ObjectKey key, String text, Precondition precondition) throws StoreException {
        S3Request request =
                channel.request(Operation.INSPECT, SdkHttpMethod.PUT, key)
                        .body("text/plain; charset=utf-8", text.getBytes(UTF_8));
        boolean conditional =
                switch (precondition) {
                    case Precondition.None() -> false;
                    case Precondition.Absent() -> {
                        request.header("If-None-Match", "*");
                        yield true;
                    }
                    case Precondition.Matches(var etag) -> {
                        request.header("If-Match", etag.quoted());
                        yield true;
                    }
                };
        S3Answer answer = channel.send(request);
        if (answer.isSuccess()) {
            return Written.DONE;
        }
        S3Error error = channel.error(answer);
        if (conditional && error.isAmbiguous()) {
            return error.isInMotion() ? Written.IN_MOTION : Written.REFUSED;
        }
        throw channel.failure(request, error);
    }

    @Override
    public void remove(ObjectKey key) throws StoreException {
        remove(channel.request(Operation.INSPECT, SdkHttpMethod.DELETE, key));
    }

    @Override
    public void removeVersions(ObjectKey key, boolean currentToo) throws StoreException {
        S3Request request =
                channel.bucketRequest(Operation.INSPECT, SdkHttpMethod.GET, key)
                        .sub("versions")
                        .query("max-keys", "1000")
                        .query("encoding-type", "url")
                        .query("prefix", prefix + key);
        S3Answer answer = channel.require(request);
        List<VersionsBody.Version> versions;
        try {
            versions = VersionsBody.read(answer.body(), answer.length());
        } catch (XMLStreamException e) {
            throw channel.unreadable(request, String.valueOf(e.getMessage()));
        }
        for (VersionsBody.Version version : versions) {
            if (version.key().equals(prefix + key) && (currentToo || !version.latest())) {
                remove(channel.request(Operation.INSPECT, SdkHttpMethod.DELETE, key).query("versionId", version.id()));
            }
        }
    }

    private void remove(S3Request request) throws StoreException {
        S3Answer answer = channel.send(request);
        if (!answer.isSuccess()) {
            StoreException failure = channel.failure(request, channel.error(answer));
            if (failure.kind() != Kind.NO_SUCH_KEY) {
                throw failure;
            }
        }
    }
}
