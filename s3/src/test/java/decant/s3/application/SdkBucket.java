package decant.s3.application;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.model.Tags;
import decant.store.contract.BucketFixture;
import decant.store.contract.NewObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** A bucket as its owner's application uses it. For any number of threads. */
public final class SdkBucket implements BucketFixture {
    private final S3Client client;
    private final String ownerId;
    private final String name;

    private SdkBucket(S3Client client, String ownerId, String name) {
        this.client = client;
        this.ownerId = ownerId;
        this.name = name;
    }

    /** Makes a bucket, which the client's account then owns. */
    public static SdkBucket create(S3Client client, String name) {
        client.createBucket(request -> request.bucket(name));
        return new SdkBucket(client, client.listBuckets().owner().id(), name);
    }

    /** Makes a bucket as its owner does, with a client that nothing closes: for tests whose server ends with them. */
    public static SdkBucket create(Account owner, String name) {
        return create(owner.client(), name);
    }

    public String name() {
        return name;
    }

    @Override
    public void put(ObjectKey key, NewObject object) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder()
                        .bucket(name)
                        .key(key.toString())
                        .metadata(object.headers().user())
                        .overrideConfiguration(o -> object.headers().system().forEach(o::putHeader));
        if (!object.tags().isEmpty()) {
            request.tagging(tagging(object.tags()));
        }
        if (!object.storageClass().name().equals("STANDARD")) {
            request.storageClass(object.storageClass().name());
        }
        Grants grants = Grants.of(object.acl(), ownerId);
        request.acl(grants.canned())
                .grantFullControl(grants.fullControl())
                .grantRead(grants.read())
                .grantReadACP(grants.readAcl())
                .grantWriteACP(grants.writeAcl());
        client.putObject(request.build(), RequestBody.fromBytes(object.bytes()));
    }

    /** Headers and tags travel with it; other access lists than the private one do not. */
    @Override
    public void putInParts(ObjectKey key, NewObject object, List<Integer> partSizes) {
        if (!object.acl().equals(AccessList.PRIVATE)) {
            throw new IllegalArgumentException("This application uploads in parts only what is private.");
        }
        CreateMultipartUploadRequest.Builder request =
                CreateMultipartUploadRequest.builder()
                        .bucket(name)
                        .key(key.toString())
                        .metadata(object.headers().user())
                        .overrideConfiguration(o -> object.headers().system().forEach(o::putHeader));
        if (!object.tags().isEmpty()) {
            request.tagging(tagging(object.tags()));
        }
        String upload = client.createMultipartUpload(request.build()).uploadId();
        List<CompletedPart> parts = uploadParts(key, object.bytes(), partSizes, upload);
        client.completeMultipartUpload(complete ->
                complete.bucket(name)
                        .key(key.toString())
                        .uploadId(upload)
                        .multipartUpload(parted -> parted.parts(parts)));
    }

    private List<CompletedPart> uploadParts(ObjectKey key, byte[] bytes, List<Integer> sizes, String upload) {
        List<CompletedPart> parts = new ArrayList<>();
        int begin = 0;
        for (int size : sizes) {
            int number = parts.size() + 1;
            byte[] part = Arrays.copyOfRange(bytes, begin, begin + size);
            String etag =
                    client.uploadPart(
                                    request ->
                                            request.bucket(name)
                                                    .key(key.toString())
                                                    .uploadId(upload)
                                                    .partNumber(number),
                                    RequestBody.fromBytes(part))
                            .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
            begin += size;
        }
        return parts;
    }

    private static Tagging tagging(Tags given) {
        List<Tag> tags =
                given.entries().entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        return Tagging.builder().tagSet(tags).build();
    }

    /** Replaces the tags of an object that exists, which changes nothing else of it. */
    public void tag(ObjectKey key, Tags tags) {
        client.putObjectTagging(request -> request.bucket(name).key(key.toString()).tagging(tagging(tags)));
    }

    /** Replaces the access list of an object that exists, which changes nothing else of it. */
    public void grant(ObjectKey key, AccessList acl) {
        Grants grants = Grants.of(acl, ownerId);
        client.putObjectAcl(request ->
                request.bucket(name)
                        .key(key.toString())
                        .acl(acl.equals(AccessList.PRIVATE) ? "private" : grants.canned())
                        .grantFullControl(grants.fullControl())
                        .grantRead(grants.read())
                        .grantReadACP(grants.readAcl())
                        .grantWriteACP(grants.writeAcl()));
    }

    /** Removes an object, if there is one. */
    public void remove(ObjectKey key) {
        client.deleteObject(request -> request.bucket(name).key(key.toString()));
    }

    /** All that can be seen of an object that exists. */
    public SeenObject see(ObjectKey key) {
        return SeenObject.of(client, name, key);
    }

    /** The ETag of every object there is, in the order of their keys. */
    public SortedMap<ObjectKey, String> list() {
        SortedMap<ObjectKey, String> etags = new TreeMap<>();
        String after = null;
        ListObjectsV2Response page;
        do {
            String from = after;
            page = client.listObjectsV2(request -> request.bucket(name).encodingType("url").startAfter(from));
            for (S3Object object : page.contents()) {
                etags.put(ObjectKey.of(object.key()), object.eTag());
                after = object.key();
            }
        } while (Boolean.TRUE.equals(page.isTruncated()));
        return etags;
    }

    @Override
    public byte[] read(ObjectKey key) {
        return client.getObjectAsBytes(request -> request.bucket(name).key(key.toString())).asByteArray();
    }

    /**
     * Lets another account list and read every object here, with its tags, whatever the objects' access lists say.
     * Without the right to list, what is missing is answered as denied.
     */
    public void allowReading(String account) {
        String policy =
                """
                {"Version": "2012-10-17", "Statement": [{
                    "Effect": "Allow",
                    "Principal": {"AWS": ["arn:aws:iam:::user/%s"]},
                    "Action": ["s3:ListBucket", "s3:GetObject", "s3:GetObjectTagging"],
                    "Resource": ["arn:aws:s3:::%s", "arn:aws:s3:::%s/*"]}]}\
                """
                        .formatted(account, name, name);
        client.putBucketPolicy(request -> request.bucket(name).policy(policy));
    }

    /** Removes the bucket with everything in it, as far as the server can. */
    public void delete() {
        try {
            for (ObjectKey key : list().keySet()) {
                remove(key);
            }
            client.deleteBucket(request -> request.bucket(name));
        } catch (S3Exception e) {
            // Some servers cannot list or delete every key of the zoo; this bucket is a throw-away like the server.
            System.err.println("Bucket " + name + " stays behind: " + e.getMessage());
        }
    }
}
