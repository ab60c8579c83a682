package decant.s3.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.s3.listing.Agreement.Outcome;
import decant.store.ListPage;
import decant.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of real servers and of their relatives, read by the scanner and by the SDK. */
class AnswersTest {
    /** The keys in the bucket of the recorded answers, below {@code z/}. */
    private static final List<String> KEYS =
            List.of(
                    "two words",
                    "a+b",
                    "100%",
                    "a%20b",
                    "a//b",
                    "<a href=\"x\">'&amp;</a>",
                    "a\tb",
                    "a\nb",
                    "a\rb",
                    "a\u0001b",
                    "m\u00FCnchen",
                    "mu\u0308nchen",
                    "\uFF21",
                    "\uD83D\uDE00",
                    "\uFFFD",
                    "~root",
                    "!$'()*,:;=@[]^`{|}~",
                    "plain.txt",
                    "folder/",
                    "..",
                    "a\\b",
                    "\u00E9" + "k".repeat(1000),
                    "parts");

    private static Agreement agreement;

    @BeforeAll
    static void open() {
        agreement = new Agreement();
    }

    @AfterAll
    static void close() {
        agreement.close();
    }

    @ParameterizedTest
    @CsvSource({
        "aws-documented, users/, 7, true",
        "ceph-16.2.15-whole, z/, 23, false",
        "ceph-16.2.15-truncated, z/, 3, true",
        "ceph-16.2.15-next, z/, 3, true",
        "ceph-16.2.15-owner, z/, 3, true",
        "ceph-16.2.15-empty, '', 0, false",
        "ceph-16.2.15-control-token, z/, 1, true",
        "s3proxy-4.1.0-truncated, z/, 3, true",
        "s3proxy-4.1.0-next, z/, 3, true",
        "s3proxy-4.1.0-owner, z/, 3, true",
        "s3proxy-4.1.0-empty, '', 0, false",
        "moto-5.2.1-whole, z/, 22, false",
        "moto-5.2.1-truncated, z/, 3, true",
        "moto-5.2.1-next, z/, 3, true",
        "moto-5.2.1-owner, z/, 3, true",
        "moto-5.2.1-empty, '', 0, false",
        "moto-5.2.1-control-token, z/, 1, true",
        "go-encoder, '', 2, false",
        "pretty-printed, '', 1, false",
        "version-one, '', 2, true",
    })
    void isReadAsTheSdkReadsIt(String name, String prefix, int count, boolean truncated) throws Exception {
        byte[] body = answer(name);

        assertThat(agreement.of(body, "")).isEqualTo(Outcome.SAME_PAGE);
        assertThat(agreement.of(body, prefix)).isEqualTo(Outcome.SAME_PAGE);

        ListPage page = scan(name, prefix);
        assertThat(page.count()).isEqualTo(count);
        assertThat(page.isTruncated()).isEqualTo(truncated);
    }

    @Test
    void everyKeyOfAGatewaySurvives() throws Exception {
        assertThat(keys(scan("ceph-16.2.15-whole", "z/")))
                .isEqualTo(KEYS.stream().map(ObjectKey::of).sorted().map(ObjectKey::toString).toList());
    }

    @Test
    void anErrorInTheBodyOfA200IsTheSameError() throws Exception {
        byte[] body = answer("error");

        assertThat(agreement.of(body, "")).isEqualTo(Outcome.SAME_ERROR);
        assertThat(new ListPageScanner("s3://bucket", "").scan(body, body.length, null, 1000))
                .isEqualTo(new ListAnswer.Refusal("SlowDown", "Please reduce your request rate & try again."));
    }

    @Test
    void aStoreThatListsInAnotherOrderIsRefused() {
        // S3Proxy sorts as Java's strings do, by UTF-16: U+1F600 comes before U+FF21.
        assertThatThrownBy(() -> scan("s3proxy-4.1.0-whole", "z/"))
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.code()).isEqualTo("ListingOutOfOrder"));
    }

    @Test
    void anAnswerThatBreaksOffIsRefused() {
        // S3Proxy's writer gives up at a control character in the token, after the 200 is sent.
        assertThatThrownBy(() -> scan("s3proxy-4.1.0-cut-short", "z/"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it is cut short");
    }

    @Test
    void keysRolledUpAreRefused() {
        assertThatThrownBy(() -> scan("ceph-16.2.15-rolled-up", ""))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("CommonPrefixes");
    }

    @Test
    void documentedFieldsArriveWhole() throws Exception {
        ListPage page = scan("aws-documented", "users/1/");

        assertThat(keys(page))
                .containsExactly("\u0001\r\n\u007F\uFFFE\uD83D\uDE00", "a.jpg", "b c+d%\u6C34.jpg", "c", "d", "e", "f");
        assertThat(page.etag(2)).isEqualTo(ETag.of("599bab3ed2c697f1d26842727561fd94-3"));
        assertThat(page.etag(5).verbatim()).isEqualTo("D41D8CD98F00B204E9800998ECF8427E");
        assertThat(page.etag(6).verbatim()).isEqualTo("not-a-digest");
        assertThat(page.storageClass(3)).isSameAs(StorageClass.STANDARD);
        assertThat(page.storageClass(6)).isEqualTo(new StorageClass("FSX_OPENZFS"));
        assertThat(page.size(6)).isEqualTo(Long.MAX_VALUE);
        assertThat(page.lastModifiedSeconds(2)).isEqualTo(1_709_251_199);
    }

    private static ListPage scan(String name, String prefix) throws IOException, StoreException {
        byte[] body = answer(name);
        return ((ListAnswer.Page) new ListPageScanner("s3://bucket", prefix).scan(body, body.length, null, 1000))
                .page();
    }

    private static List<String> keys(ListPage page) {
        return IntStream.range(0, page.count()).mapToObj(i -> page.key(i).toString()).toList();
    }

    private static byte[] answer(String name) throws IOException {
        try (InputStream in = AnswersTest.class.getResourceAsStream(name + ".xml")) {
            return in.readAllBytes();
        }
    }
}
