package decant.simulator.api;

import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.S3Error;
import decant.simulator.http.Request;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers that mean something to S3 and are carried out here; with any other of S3's, a success would be a lie. */
final class KnownHeaders {
    private static final Set<String> NAMES =
            Stream.concat(
                            Arrays.stream(ChecksumAlgorithm.values()).map(ChecksumAlgorithm::header),
                            Stream.of(
                                    "x-amz-acl",
                                    "x-amz-checksum-algorithm",
                                    "x-amz-checksum-mode",
                                    "x-amz-checksum-type",
                                    "x-amz-content-sha256",
                                    "x-amz-copy-source",
                                    "x-amz-copy-source-if-match",
                                    "x-amz-copy-source-if-modified-since",
                                    "x-amz-copy-source-if-none-match",
                                    "x-amz-copy-source-if-unmodified-since",
                                    "x-amz-copy-source-range",
                                    "x-amz-date",
                                    "x-amz-decoded-content-length",
                                    "x-amz-expected-bucket-owner",
                                    "x-amz-grant-full-control",
                                    "x-amz-grant-read",
                                    "x-amz-grant-read-acp",
                                    "x-amz-grant-write",
                                    "x-amz-grant-write-acp",
                                    "x-amz-metadata-directive",
                                    "x-amz-mp-object-size",
                                    // There are no annotations here, so that copying and excluding them are the same.
                                    "x-amz-object-annotation-directive",
                                    "x-amz-object-ownership",
                                    "x-amz-optional-object-attributes",
                                    "x-amz-sdk-checksum-algorithm",
                                    "x-amz-security-token",
                                    "x-amz-server-side-encryption",
                                    "x-amz-server-side-encryption-aws-kms-key-id",
                                    "x-amz-server-side-encryption-bucket-key-enabled",
                                    "x-amz-source-expected-bucket-owner",
                                    "x-amz-storage-class",
                                    "x-amz-tagging",
                                    "x-amz-tagging-directive",
                                    // Asks for an MD5 behind the body, which a server may leave out.
                                    "x-amz-te",
                                    "x-amz-trailer",
                                    "x-amz-user-agent",
                                    "x-amz-website-redirect-location"))
                    .collect(Collectors.toUnmodifiableSet());

    private KnownHeaders() {}

    static void require(Request request) {
        for (String name : request.headerNames()) {
            boolean ours = name.startsWith("x-amz-") && !name.startsWith("x-amz-meta-");
            if (ours && !NAMES.contains(name)) {
                throw S3Error.notImplemented(name);
            }
        }
    }
}
