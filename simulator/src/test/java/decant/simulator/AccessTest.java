package decant.simulator;

import static decant.simulator.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.Grantee;
import decant.model.Permission;
import decant.simulator.bucket.Ownership;
import decant.simulator.bucket.PublicAccessBlock;
import decant.simulator.http.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.Type;

/** Who may do what: access lists between accounts and for everybody, and the settings that overrule them. */
final class AccessTest {
    private static final String BUCKET = "pictures";

    private final TwoRegions world = new TwoRegions();
    private final S3Client bob = world.client(TwoRegions.US, world.bob);
    private final S3Client anybody = world.anonymous(TwoRegions.US);

    @AfterEach
    void close() {
        bob.close();
        anybody.close();
        world.close();
    }

    private void put(S3Client client, String key, String acl) {
        client.putObject(put -> put.bucket(BUCKET).key(key).acl(acl), RequestBody.fromString("hello"));
    }

    private String read(S3Client client, String key) {
        return client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    @Test
    void privateObjectsAreForTheirOwner() {
        put(world.s3, "k", "private");

        assertThat(read(world.s3, "k")).isEqualTo("hello");
        refused(403, "AccessDenied", () -> read(bob, "k"));
        refused(403, "AccessDenied", () -> read(anybody, "k"));
        refused(403, "AccessDenied", () -> read(anybody, "absent"));
        refused(403, "AccessDenied", () -> bob.listObjectsV2(list -> list.bucket(BUCKET)));
        refused(403, "AccessDenied", () -> bob.getObjectAcl(acl -> acl.bucket(BUCKET).key("k")));
        refused(403, "AccessDenied", () -> put(bob, "k", "private"));
        refused(403, "AccessDenied", () -> bob.deleteObject(delete -> delete.bucket(BUCKET).key("k")));
        refused(403, () -> anybody.headBucket(head -> head.bucket(BUCKET)));
    }

    private HttpRequest.Builder signed(String method, URI uri, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
        new RequestSigner(world.alice, TwoRegions.US, InstantSource.system())
                .sign(method, uri, Map.of())
                .forEach(request::header);
        return request;
    }

    /** The SDK never asks like this; s3cmd always has. */
    @Test
    void anAccessListNeedsNoDigest() throws IOException, InterruptedException {
        put(world.s3, "k", "public-read");
        URI uri = world.simulator.endpoint(TwoRegions.US).resolve("/pictures/k?acl");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String document = client.send(signed("GET", uri, "").build(), BodyHandlers.ofString()).body();
            put(world.s3, "k", "private");
            HttpRequest.Builder request = signed("PUT", uri, document);
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(read(anybody, "k")).isEqualTo("hello");

            request.header("content-md5", "AAAAAAAAAAAAAAAAAAAAAA==");
            assertThat(client.send(request.build(), BodyHandlers.ofString()).body()).contains("BadDigest");
        }
    }

    @Test
    void groupsAreEverybodyAndEverybodyWithAnAccount() {
        put(world.s3, "all", "public-read");
        put(world.s3, "accounts", "authenticated-read");

        assertThat(read(anybody, "all")).isEqualTo("hello");
        assertThat(read(bob, "accounts")).isEqualTo("hello");
        refused(403, "AccessDenied", () -> read(anybody, "accounts"));
    }

    @Test
    void aGrantIsToItsGranteeAndForItsPermission() {
        put(world.s3, "k", "private");
        world.s3.putObjectAcl(acl ->
                acl.bucket(BUCKET)
                        .key("k")
                        .grantFullControl("id=" + world.alice.canonicalId())
                        .grantReadACP("id=" + world.bob.canonicalId()));

        GetObjectAclResponse seen = bob.getObjectAcl(acl -> acl.bucket(BUCKET).key("k"));
        assertThat(seen.owner().id()).isEqualTo(world.alice.canonicalId());
        assertThat(seen.grants())
                .extracting(grant -> grant.grantee().id() + " " + grant.permissionAsString())
                .containsExactly(world.alice.canonicalId() + " FULL_CONTROL", world.bob.canonicalId() + " READ_ACP");
        refused(403, "AccessDenied", () -> read(bob, "k"));
        refused(403, "AccessDenied", () -> bob.putObjectAcl(acl -> acl.bucket(BUCKET).key("k").acl("private")));
    }

    @Test
    void listsAreReplacedByDocument() {
        put(world.s3, "k", "public-read");
        Grant toBob =
                Grant.builder()
                        .grantee(grantee -> grantee.type(Type.CANONICAL_USER).id(world.bob.canonicalId()))
                        .permission("READ")
                        .build();
        Grant toAll =
                Grant.builder()
                        .grantee(grantee ->
                                grantee.type(Type.GROUP).uri("http://acs.amazonaws.com/groups/global/AllUsers"))
                        .permission("READ_ACP")
                        .build();
        world.s3.putObjectAcl(acl ->
                acl.bucket(BUCKET)
                        .key("k")
                        .accessControlPolicy(policy ->
                                policy.owner(owner -> owner.id(world.alice.canonicalId())).grants(toBob, toAll)));

        assertThat(world.pictures.peek("k").orElseThrow().acl().grants())
                .containsExactly(
                        new decant.model.Grant(new Grantee.Account(world.bob.canonicalId()), Permission.READ),
                        new decant.model.Grant(Grantee.EVERYBODY, Permission.READ_ACP));
        assertThat(read(bob, "k")).isEqualTo("hello");
        refused(403, "AccessDenied", () -> read(anybody, "k"));
        assertThat(read(world.s3, "k")).as("an owner is never locked out").isEqualTo("hello");
        refused(
                403,
                "AccessDenied",
                () ->
                        world.s3.putObjectAcl(acl ->
                                acl.bucket(BUCKET)
                                        .key("k")
                                        .accessControlPolicy(policy ->
                                                policy.owner(owner -> owner.id(world.bob.canonicalId()))
                                                        .grants(toAll))));
    }

    @Test
    void whoWritesOwnsUnlessOwnershipSaysOtherwise() {
        world.s3.putBucketAcl(acl ->
                acl.bucket(BUCKET)
                        .grantFullControl("id=" + world.alice.canonicalId())
                        .grantWrite("id=" + world.bob.canonicalId()));
        put(bob, "his", "private");
        put(bob, "shared", "bucket-owner-read");

        refused(403, "AccessDenied", () -> read(world.s3, "his"));
        assertThat(read(world.s3, "shared")).isEqualTo("hello");
        assertThat(read(bob, "his")).isEqualTo("hello");

        world.pictures.settings().setOwnership(Ownership.BUCKET_OWNER_PREFERRED);
        put(bob, "given", "bucket-owner-full-control");
        assertThat(world.pictures.peek("given").orElseThrow().acl().ownerId()).isEqualTo(world.alice.canonicalId());
        put(bob, "kept", "private");
        assertThat(world.pictures.peek("kept").orElseThrow().acl().ownerId()).isEqualTo(world.bob.canonicalId());
    }

    private void putOwnership(String name) {
        OwnershipControlsRule rule = OwnershipControlsRule.builder().objectOwnership(name).build();
        world.s3.putBucketOwnershipControls(
                put -> put.bucket(BUCKET).ownershipControls(controls -> controls.rules(rule)));
    }

    @Test
    void enforcedOwnershipDisablesAccessLists() {
        put(world.s3, "k", "public-read");
        refused(400, "InvalidArgument", () -> putOwnership("Nobody"));
        putOwnership("BucketOwnerEnforced");

        assertThat(
                        world.s3
                                .getBucketOwnershipControls(get -> get.bucket(BUCKET))
                                .ownershipControls()
                                .rules()
                                .getFirst()
                                .objectOwnership())
                .isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        refused(403, "AccessDenied", () -> read(anybody, "k"));
        refused(400, "AccessControlListNotSupported", () -> put(world.s3, "k", "public-read"));
        refused(400, "AccessControlListNotSupported", () -> put(world.s3, "k", "private"));
        refused(
                400,
                "AccessControlListNotSupported",
                () -> world.s3.putObjectAcl(acl -> acl.bucket(BUCKET).key("k").acl("private")));
        assertThat(world.s3.getObjectAcl(acl -> acl.bucket(BUCKET).key("k")).grants()).hasSize(1);
        put(world.s3, "k2", "bucket-owner-full-control");

        world.pictures.settings().setOwnership(Ownership.OBJECT_WRITER);
        assertThat(read(anybody, "k")).as("lists come back with ownership").isEqualTo("hello");
    }

    @Test
    void publicAccessIsBlockedAsConfigured() {
        put(world.s3, "before", "public-read");
        refused(
                404,
                "NoSuchPublicAccessBlockConfiguration",
                () -> world.s3.getPublicAccessBlock(get -> get.bucket(BUCKET)));
        world.s3.putPublicAccessBlock(put ->
                put.bucket(BUCKET)
                        .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true).ignorePublicAcls(false)));
        assertThat(world.pictures.settings().publicAccessBlock())
                .isEqualTo(new PublicAccessBlock(true, false, false, false));
        assertThat(read(anybody, "before")).isEqualTo("hello");
        refused(403, "AccessDenied", () -> put(world.s3, "after", "public-read"));
        put(world.s3, "after", "private");

        world.s3.putPublicAccessBlock(put ->
                put.bucket(BUCKET)
                        .publicAccessBlockConfiguration(block -> block.blockPublicAcls(false).ignorePublicAcls(true)));
        refused(403, "AccessDenied", () -> read(anybody, "before"));
        put(world.s3, "after", "public-read");

        world.s3.deletePublicAccessBlock(delete -> delete.bucket(BUCKET));
        assertThat(read(anybody, "after")).isEqualTo("hello");
    }

    @Test
    void anAdmittedAccountActsAsTheOwnerOnTheOwnersObjects() {
        put(world.s3, "k", "private");
        world.pictures.admit(world.bob);

        assertThat(read(bob, "k")).isEqualTo("hello");
        assertThat(bob.listObjectsV2(list -> list.bucket(BUCKET)).keyCount()).isEqualTo(1);
        refused(404, "NoSuchKey", () -> read(bob, "absent"));
    }

    @Test
    void newBucketsAreClosed() {
        bob.createBucket(create -> create.bucket("bobs-own"));

        SimulatedBucket bucket = world.simulator.bucket("bobs-own");
        assertThat(bucket.settings().ownership()).isEqualTo(Ownership.BUCKET_OWNER_ENFORCED);
        assertThat(bucket.settings().publicAccessBlock()).isEqualTo(PublicAccessBlock.ALL);
        assertThat(bucket.owner()).isEqualTo(world.bob);
        assertThat(bob.listBuckets().buckets()).extracting(listed -> listed.name()).containsExactly("bobs-own");
    }
}
