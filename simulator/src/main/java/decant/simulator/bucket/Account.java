package decant.simulator.bucket;

/**
 * Somebody who owns buckets and signs requests.
 *
 * @param name as people call it; not shown to clients, as S3 shows no names since November 2025
 * @param canonicalId 64 hex digits that access lists name the account by
 * @param accountId twelve digits, which {@code x-amz-expected-bucket-owner} names
 * @param accessKeyId names the secret in signatures
 * @param secretAccessKey signs
 */
public record Account(String name, String canonicalId, String accountId, String accessKeyId, String secretAccessKey) {
    @Override
    public String toString() {
        return "Account[" + name + ", " + accountId + "]";
    }
}
