package decant.benchmark;

import decant.benchmark.CallCosts.Case;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** An application that fills a bucket through the AWS SDK. */
final class Uploads implements AutoCloseable {
    private static final byte[] SMALL = new byte[1024];
    private static final byte[] PART = new byte[5 << 20];
    private static final int PARTS = 2;

    private final S3Client client;
    private final String bucket;

    Uploads(String endpoint, String bucket) {
        this.bucket = bucket;
        this.client =
                S3Client.builder()
                        .region(Region.of("eu"))
                        .endpointOverride(URI.create(endpoint))
                        .forcePathStyle(true)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("simulator", "simulator-secret")))
                        .build();
    }

    /** Writes an object as a case has it. */
    void put(Case each, String key) {
        switch (each) {
            case OWNERSHIP_ENFORCED, PRIVATE, NO_CONDITIONS ->
                    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(SMALL));
            case PUBLIC ->
                    client.putObject(
                            put -> put.bucket(bucket).key(key).acl(ObjectCannedACL.PUBLIC_READ),
                            RequestBody.fromBytes(SMALL));
            case TAGS ->
                    client.putObject(
                            put -> put.bucket(bucket).key(key).tagging("one=1&two=2&three=3"),
                            RequestBody.fromBytes(SMALL));
            case MULTIPART -> putInParts(key);
        }
    }

    private void putInParts(String key) {
        String upload = client.createMultipartUpload(create -> create.bucket(bucket).key(key)).uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int i = 1; i <= PARTS; i++) {
            int number = i;
            UploadPartResponse part =
                    client.uploadPart(
                            one -> one.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                            RequestBody.fromBytes(PART));
            parts.add(CompletedPart.builder().partNumber(number).eTag(part.eTag()).build());
        }
        client.completeMultipartUpload(
                complete -> complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)));
    }

    @Override
    public void close() {
        client.close();
    }
}
