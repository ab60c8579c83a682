package decant.s3.server;

import decant.flow.BytesCap;
import decant.flow.Ticker;
import decant.model.Grantee;
import decant.s3.S3Credentials;
import decant.s3.S3Links;
import decant.s3.S3Settings;
import decant.s3.S3Side;
import decant.s3.S3Uri;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.s3.copy.Dialect;
import decant.s3.copy.SourceConditions;
import decant.store.Link;
import decant.store.ObjectStore;
import decant.store.OwnObjects;
import decant.store.StoreException;
import decant.store.contract.Declared;
import decant.store.contract.RemoteFixture;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** Two buckets on a server, of one account or two, reached through Decant's own adapter. */
public final class ServerFixture implements RemoteFixture {
    private final Account sourceOwner;
    private final Account targetOwner;
    private final Grantee.Account stranger;
    private final S3Credentials strangerCredentials;
    private final Declared declared;
    private final @Nullable SourceConditions conditions;
    private final Dialect dialect;
    private final S3Client sourceClient;
    private final S3Client targetClient;
    private final SdkBucket source;
    private final SdkBucket target;
    private final Map<List<Object>, S3Side> opened = new HashMap<>();

    /**
     * @param account owns both buckets
     * @param stranger canonical id of an account that owns nothing here
     * @param strangerCredentials how somebody without rights here asks
     */
    public ServerFixture(Account account, String stranger, S3Credentials strangerCredentials, Declared declared) {
        this(account, account, stranger, strangerCredentials, declared, SourceConditions.AS_AWS);
    }

    /**
     * Buckets of two accounts; whoever tests lets the target's owner, who copies, read the source.
     *
     * @param conditions headers in which the server takes the condition on the source of a copy
     */
    public ServerFixture(
            Account sourceOwner,
            Account targetOwner,
            String stranger,
            S3Credentials strangerCredentials,
            Declared declared,
            SourceConditions conditions) {
        this(sourceOwner, targetOwner, stranger, strangerCredentials, declared, conditions, Dialect.with(conditions));
    }

    /**
     * Buckets of two accounts, maybe on two servers, neither of which knows the other: bytes pass through this machine.
     *
     * @param stranger canonical id of an account that owns nothing there, at the target
     * @param dialect how the target takes what copies say
     */
    public static ServerFixture relaying(
            Account sourceOwner, Account targetOwner, String stranger, Declared declared, Dialect dialect) {
        return new ServerFixture(sourceOwner, targetOwner, stranger, S3Credentials.NONE, declared, null, dialect);
    }

    private ServerFixture(
            Account sourceOwner,
            Account targetOwner,
            String stranger,
            S3Credentials strangerCredentials,
            Declared declared,
            @Nullable SourceConditions conditions,
            Dialect dialect) {
        this.dialect = dialect;
        this.sourceOwner = sourceOwner;
        this.targetOwner = targetOwner;
        this.stranger = new Grantee.Account(stranger);
        this.strangerCredentials = strangerCredentials;
        this.declared = declared;
        this.conditions = conditions;
        this.sourceClient = sourceOwner.client();
        this.targetClient = targetOwner.client();
        String unique = UUID.randomUUID().toString();
        this.source = SdkBucket.create(sourceClient, "source-" + unique);
        this.target = SdkBucket.create(targetClient, "target-" + unique);
    }

    @Override
    public SdkBucket source() {
        return source;
    }

    @Override
    public SdkBucket target() {
        return target;
    }

    @Override
    public Link link(String sourcePrefix, String targetPrefix) {
        S3Side from = side(sourceOwner, source.name(), sourcePrefix, keys(sourceOwner));
        S3Side to = side(targetOwner, target.name(), targetPrefix, keys(targetOwner));
        if (conditions == null) {
            BytesCap none = new BytesCap(BytesCap.UNLIMITED, Ticker.of(System::nanoTime, LockSupport::parkNanos));
            return S3Links.assumingRelay(from, to, declared.capabilities(), dialect, none, Clock.systemUTC());
        }
        return S3Links.assuming(from, to, declared.capabilities(), conditions, Clock.systemUTC());
    }

    @Override
    public OwnObjects ownObjectsAtTarget() {
        return side(targetOwner, target.name(), "", keys(targetOwner)).ownObjects();
    }

    @Override
    public ObjectStore missingBucket() {
        return atTarget("missing-" + source.name(), keys(targetOwner));
    }

    @Override
    public ObjectStore targetSeenByStranger() {
        return atTarget(target.name(), strangerCredentials);
    }

    @Override
    public ObjectStore targetWithUnknownKey() {
        return atTarget(target.name(), keys("nobody", targetOwner.secretKey()));
    }

    @Override
    public ObjectStore targetWithWrongSecret() {
        return atTarget(target.name(), keys(targetOwner.accessKey(), "wrong"));
    }

    private static S3Credentials keys(Account owner) {
        return keys(owner.accessKey(), owner.secretKey());
    }

    private static S3Credentials keys(String accessKey, String secretKey) {
        return new S3Credentials.Keys(accessKey, secretKey, null);
    }

    private ObjectStore atTarget(String bucket, S3Credentials credentials) {
        return side(targetOwner, bucket, "", credentials).store();
    }

    /**
     * @param owner says where the bucket is served
     */
    private S3Side side(Account owner, String bucket, String prefix, S3Credentials credentials) {
        return opened.computeIfAbsent(
                List.of(owner, bucket, prefix, credentials), _ -> open(owner, bucket, prefix, credentials));
    }

    private static S3Side open(Account owner, String bucket, String prefix, S3Credentials credentials) {
        S3Settings settings =
                S3Settings.of(new S3Uri(bucket, prefix)).as(credentials).at(owner.region(), owner.endpoint());
        try {
            return S3Side.open(settings, Clock.systemUTC());
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Declared declared() {
        return declared;
    }

    @Override
    public Grantee.Account stranger() {
        return stranger;
    }

    @Override
    public void close() {
        opened.values().forEach(S3Side::close);
        source.delete();
        target.delete();
        sourceClient.close();
        targetClient.close();
    }
}
