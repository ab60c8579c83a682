package decant.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.simulator.bucket.S3Error;
import org.junit.jupiter.api.Test;

/** Signed chunks, held to the example in AWS's own documentation. */
final class ChunkedPayloadTest {
    private static final String SEED = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
    private static final String FIRST = "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648";
    private static final String SECOND = "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497";
    private static final String LAST = "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9";

    private final Signer signer =
            new Signer(
                    new SigningKeys().key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "20130524", "us-east-1"),
                    "20130524T000000Z",
                    "20130524/us-east-1/s3/aws4_request");

    private static String example(String first, String second, String last) {
        return "10000;chunk-signature="
                + first
                + "\r\n"
                + "a".repeat(65_536)
                + "\r\n"
                + "400;chunk-signature="
                + second
                + "\r\n"
                + "a".repeat(1024)
                + "\r\n"
                + "0;chunk-signature="
                + last
                + "\r\n\r\n";
    }

    private Payload read(String body) {
        return new ChunkedPayload(body.getBytes(US_ASCII), signer, SEED).read();
    }

    @Test
    void theExampleOfTheDocumentationIsTaken() {
        assertThat(new String(read(example(FIRST, SECOND, LAST)).bytes(), US_ASCII)).isEqualTo("a".repeat(66_560));
    }

    @Test
    void everyChunkAndTheEndAreSigned() {
        for (String tampered :
                new String[] {
                    example(SECOND, SECOND, LAST),
                    example(FIRST, FIRST, LAST),
                    example(FIRST, SECOND, FIRST),
                    example(FIRST, SECOND, LAST).replace("aa\r\n400", "ab\r\n400")
                }) {
            assertThatThrownBy(() -> read(tampered))
                    .isInstanceOfSatisfying(
                            S3Error.class, error -> assertThat(error.code()).isEqualTo("SignatureDoesNotMatch"));
        }
    }

    @Test
    void bodiesThatEndTooEarlyAreIncomplete() {
        String whole = example(FIRST, SECOND, LAST);
        for (int length : new int[] {0, 5, 100, 60_000}) {
            assertThatThrownBy(() -> read(whole.substring(0, length)))
                    .isInstanceOfSatisfying(
                            S3Error.class, error -> assertThat(error.code()).isEqualTo("IncompleteBody"));
        }
    }

    @Test
    void trailersAreReadWithoutSignaturesToo() {
        String body = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n";
        Payload payload = new ChunkedPayload(body.getBytes(US_ASCII), null, "").read();

        assertThat(new String(payload.bytes(), US_ASCII)).isEqualTo("hello");
        assertThat(payload.trailers()).containsEntry("x-amz-checksum-crc32", "NhCmhg==");
    }

    @Test
    void aTrailerMustBeSignedWhereChunksAre() {
        String empty = signer.chunk(SEED, new byte[0], 0, 0);
        String body = "0;chunk-signature=" + empty + "\r\nx-amz-checksum-crc32:AAAAAA==\r\n";
        String signature = signer.trailer(empty, "x-amz-checksum-crc32:AAAAAA==\n");

        assertThat(read(body + "x-amz-trailer-signature:" + signature + "\r\n\r\n").trailers())
                .containsKey("x-amz-checksum-crc32");
        assertThatThrownBy(() -> read(body + "\r\n")).isInstanceOf(S3Error.class);
        assertThatThrownBy(() ->
                        read(body.replace("AAAAAA", "AAAAAB") + "x-amz-trailer-signature:" + signature + "\r\n\r\n"))
                .isInstanceOf(S3Error.class);
    }
}
