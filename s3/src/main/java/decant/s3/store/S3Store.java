package decant.s3.store;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.Tags;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.listing.ListAnswer;
import decant.s3.listing.ListPageScanner;
import decant.s3.xml.AclBody;
import decant.s3.xml.TagsBody;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.RemoveAnswer;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A bucket on S3, or on a server that speaks like it, below a prefix. Nothing is written but by {@link #remove}, {@link
 * #writeTags} and {@link #writeAcl}. Safe for use by any number of threads.
 */
public final class S3Store implements ObjectStore {
    private final BucketChannel channel;
    private final String prefix;
    private final ListPageScanner scanner;
    private final Supplier<@Nullable String> ownerId;

    /**
     * @param prefix what every key is below; empty, or ending in a slash
     * @param ownerId canonical id of who owns the objects here, {@code null} where it is not known; access lists with
     *     grants to others cannot be written then
     */
    public S3Store(BucketChannel channel, String prefix, Supplier<@Nullable String> ownerId) {
        this.channel = channel;
        this.prefix = prefix;
        this.scanner = new ListPageScanner(channel.name(), prefix);
        this.ownerId = ownerId;
    }

    @Override
    public String name() {
        return channel.name();
    }

    @Override
    public ListPage list(@Nullable ObjectKey after, int limit) throws StoreException {
        S3Request request = listRequest(prefix, limit, after);
        if (after != null) {
            request.query("start-after", prefix + after);
        }
        return page(request, after, limit);
    }

    @Override
    public boolean isListed(ObjectKey key) throws StoreException {
        // Of all keys that begin with this one, it is itself the first.
        ListPage page = page(listRequest(prefix + key, 1, key), null, 1);
        return page.count() > 0 && page.key(0).equals(key);
    }

    private S3Request listRequest(String begin, int limit, @Nullable ObjectKey about) {
        S3Request request =
                channel.bucketRequest(Operation.LIST, SdkHttpMethod.GET, about)
                        .query("list-type", "2")
                        .query("max-keys", Integer.toString(limit))
                        // Not every key can stand in XML, but every key can stand in a URL.
                        .query("encoding-type", "url");
        return begin.isEmpty() ? request : request.query("prefix", begin);
    }

    private ListPage page(S3Request request, @Nullable ObjectKey after, int limit) throws StoreException {
        S3Answer answer = channel.require(request);
        return switch (scanner.scan(answer.body(), answer.length(), after, limit)) {
            case ListAnswer.Page(ListPage page) -> page;
            case ListAnswer.Refusal(String code, String message) ->
                    throw channel.failure(request, new S3Error(answer.status(), code, message, null));
        };
    }

    @Override
    public ObjectState look(ObjectKey key) throws StoreException {
        S3Request request =
                channel.request(Operation.LOOK, SdkHttpMethod.HEAD, key).header("x-amz-checksum-mode", "ENABLED");
        S3Answer answer = channel.send(request);
        if (answer.status() == 404) {
            return new ObjectState.Absent();
        }
        if (!answer.isSuccess()) {
            throw explained(key, channel.failure(request, channel.error(answer)));
        }
        ObjectState.Present present = HeadReader.read(answer);
        if (present == null) {
            throw channel.unreadable(request, "the answer lacks a sound ETag, Content-Length or Last-Modified");
        }
        return present;
    }

    /**
     * A failed HEAD has no body, so that expired credentials look like a forbidden key. A listing of the key has one:
     * if it fails for a reason that ends the run, that is the reason. The one place where a call of the port costs two
     * requests.
     */
    private StoreException explained(ObjectKey key, StoreException silent) {
        if (silent.kind() != Kind.DENIED && silent.kind() != Kind.INVALID) {
            return silent;
        }
        try {
            channel.require(listRequest(prefix + key, 1, key));
            return silent;
        } catch (StoreException spoken) {
            return spoken.kind().endsRun() ? spoken : silent;
        }
    }

    @Override
    public Tags readTags(ObjectKey key) throws StoreException {
        S3Request request = channel.request(Operation.READ_TAGS, SdkHttpMethod.GET, key).sub("tagging");
        S3Answer answer = channel.require(request);
        if (answer.length() == 0) {
            // So RADOS Gateway speaks of an object that was given tags and uploaded in parts: it lost them [16.2.15].
            return Tags.NONE;
        }
        try {
            return TagsBody.read(answer.body(), answer.length());
        } catch (XMLStreamException e) {
            throw channel.unreadable(request, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void writeTags(ObjectKey key, Tags tags) throws StoreException {
        channel.require(
                channel.request(Operation.WRITE_TAGS, SdkHttpMethod.PUT, key).sub("tagging").xml(TagsBody.write(tags)));
    }

    @Override
    public AccessList readAcl(ObjectKey key) throws StoreException {
        return readAclBody(key).acl();
    }

    /** The access list together with the owner it belongs to. */
    public AclBody readAclBody(ObjectKey key) throws StoreException {
        S3Request request = channel.request(Operation.READ_ACL, SdkHttpMethod.GET, key).sub("acl");
        S3Answer answer = channel.require(request);
        try {
            return AclBody.read(answer.body(), answer.length());
        } catch (XMLStreamException e) {
            throw channel.unreadable(request, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void writeAcl(ObjectKey key, AccessList acl) throws StoreException {
        S3Request request = channel.request(Operation.WRITE_ACL, SdkHttpMethod.PUT, key).sub("acl");
        if (acl.equals(AccessList.PRIVATE)) {
            channel.require(request.header("x-amz-acl", "private"));
        } else if (acl.equals(AccessList.PUBLIC_READ)) {
            channel.require(request.header("x-amz-acl", "public-read"));
        } else {
            String owner = ownerId.get();
            if (owner == null) {
                throw channel.impossible(
                        request, Kind.UNSUPPORTED, "OwnerUnknown", "the id of the bucket's owner is not known");
            }
            channel.require(request.xml(AclBody.write(acl, owner)));
        }
    }

    @Override
    public RemoveAnswer remove(ObjectKey key, Precondition precondition) throws StoreException {
        S3Request request = channel.request(Operation.REMOVE, SdkHttpMethod.DELETE, key);
        boolean conditional =
                switch (precondition) {
                    case Precondition.None() -> false;
                    case Precondition.Matches(var etag) -> {
                        request.header("If-Match", etag.quoted());
                        yield true;
                    }
                    case Precondition.Absent() ->
                            throw new IllegalArgumentException("A removal cannot demand that nothing be there: " + key);
                };
        S3Answer answer = channel.send(request);
        if (answer.isSuccess()) {
            return new RemoveAnswer.Removed();
        }
        S3Error error = channel.error(answer);
        if (conditional && error.isAmbiguous()) {
            return new RemoveAnswer.Refused(error.code());
        }
        if (error.code().equals("NoSuchKey")) {
            return new RemoveAnswer.Removed();
        }
        throw channel.failure(request, error);
    }
}
