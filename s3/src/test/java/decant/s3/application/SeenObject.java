package decant.s3.application;

import decant.model.AccessList;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.ObjectKey;
import decant.model.Permission;
import decant.model.Tags;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * All that the SDK's own client sees of an object.
 *
 * @param content a digest of its bytes, and their number
 * @param headers system headers that it has, and its metadata
 * @param acl with its owner as {@code Owner}
 */
public record SeenObject(String content, Map<String, String> headers, Tags tags, AccessList acl) {
    static SeenObject of(S3Client client, String bucket, ObjectKey key) {
        String name = key.toString();
        ResponseBytes<GetObjectResponse> got = client.getObjectAsBytes(request -> request.bucket(bucket).key(name));
        Map<String, String> tags =
                client.getObjectTagging(request -> request.bucket(bucket).key(name)).tagSet().stream()
                        .collect(Collectors.toMap(Tag::key, Tag::value));
        byte[] bytes = got.asByteArray();
        return new SeenObject(
                Arrays.hashCode(bytes) + " of " + bytes.length,
                headers(got.response()),
                Tags.of(tags),
                acl(client.getObjectAcl(request -> request.bucket(bucket).key(name))));
    }

    private static Map<String, String> headers(GetObjectResponse response) {
        Map<String, String> headers = new TreeMap<>(response.metadata());
        put(headers, ":type", response.contentType());
        put(headers, ":cache", response.cacheControl());
        put(headers, ":disposition", response.contentDisposition());
        put(headers, ":encoding", response.contentEncoding());
        put(headers, ":language", response.contentLanguage());
        put(headers, ":expires", response.expiresString());
        return headers;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static AccessList acl(GetObjectAclResponse response) {
        String owner = response.owner().id();
        return AccessList.of(
                response.grants().stream()
                        .map(grant ->
                                new Grant(
                                        grantee(grant.grantee().id(), grant.grantee().uri(), owner),
                                        Permission.valueOf(grant.permissionAsString())))
                        .toList());
    }

    private static Grantee grantee(@Nullable String id, @Nullable String uri, String owner) {
        if (id == null) {
            return new Grantee.Group(String.valueOf(uri));
        }
        return id.equals(owner) ? new Grantee.Owner() : new Grantee.Account(id);
    }
}
