package decant.s3.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.xml.FlatBody;
import decant.store.contract.Etags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts of an upload, and the ETag they make. */
final class PartListTest {
    @Test
    void partsMakeTheETagThatS3GivesThem() {
        byte[] bytes = "one and two".getBytes(UTF_8);
        List<FlatBody> parts =
                List.of(
                        part('"' + Etags.of("one and".getBytes(UTF_8)).toString() + '"'),
                        part(Etags.of(" two".getBytes(UTF_8)).toString()));

        assertThat(PartList.etag(parts)).isEqualTo(Etags.ofParts(bytes, List.of(7, 4)));
    }

    @Test
    void partsThatAreNoMd5SumsTellNothing() {
        assertThat(PartList.etag(List.of(part("0123456789abcdef0123456789abcdef-1")))).isNull();
        assertThat(PartList.etag(List.of(part("opaque")))).isNull();
        assertThat(PartList.etag(List.of(new FlatBody("CopyPartResult", Map.of())))).isNull();
    }

    @Test
    void whatTheStoreSaidOfEachPartIsSentBack() {
        FlatBody part =
                new FlatBody(
                        "CopyPartResult",
                        Map.of(
                                "ETag",
                                "\"a\"",
                                "LastModified",
                                "now",
                                "ChecksumCRC32C",
                                "yZRlqg==",
                                "ChecksumType",
                                "x"));

        assertThat(PartList.write(List.of(part)))
                .contains("<ETag>&quot;a&quot;</ETag>", "<ChecksumCRC32C>yZRlqg==</ChecksumCRC32C>")
                .contains("<PartNumber>1</PartNumber>")
                .doesNotContain("LastModified", "ChecksumType");
    }

    private static FlatBody part(String etag) {
        return new FlatBody("CopyPartResult", Map.of("ETag", etag));
    }
}
