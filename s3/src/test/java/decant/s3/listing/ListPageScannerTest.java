package decant.s3.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.store.ListPage;
import decant.store.StoreException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListPageScannerTest {
    private static final String ENTRY = entry("<Key>a</Key>");
    private static final String WHOLE = page("<IsTruncated>false</IsTruncated>" + ENTRY);

    private static String page(String content) {
        return "<ListBucketResult>" + content + "</ListBucketResult>";
    }

    /** An entry with all it needs but the key. */
    private static String entry(String key) {
        return "<Contents>"
                + key
                + "<Size>5</Size><ETag>x</ETag><LastModified>2026-11-22T18:47:48Z</LastModified>"
                + "</Contents>";
    }

    /** A page with one entry in which something is replaced. */
    private static String with(String part, String replacement) {
        assertThat(WHOLE).contains(part);
        return WHOLE.replace(part, replacement);
    }

    private static String urlEncoded(String key) {
        return page(
                "<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>" + entry("<Key>" + key + "</Key>"));
    }

    private static ListAnswer scan(byte[] body, String prefix, int limit) throws StoreException {
        return new ListPageScanner("s3://bucket/" + prefix, prefix).scan(body, body.length, null, limit);
    }

    private static ListPage scan(String body) throws StoreException {
        return ((ListAnswer.Page) scan(body.getBytes(UTF_8), "", 1000)).page();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // No listing
                Arguments.of("", "it is empty"),
                Arguments.of(" \r\n", "it is empty"),
                Arguments.of("{\"error\": \"no\"}", "it is no XML"),
                Arguments.of("<html><body>Welcome</body></html>", "it is a <html> instead of a <ListBucketResult>"),
                Arguments.of("<ListVersionsResult/>", "it is a <ListVersionsResult> instead of a <ListBucketResult>"),
                Arguments.of("<Error><Message>m</Message></Error>", "it is an <Error> without a code"),
                Arguments.of("<Error/>", "it is an <Error> without a code"),
                // Not all of it, or more than it
                Arguments.of(WHOLE + "x", "something follows its end"),
                Arguments.of(WHOLE + WHOLE, "something follows its end"),
                Arguments.of(page(""), "IsTruncated is missing"),
                Arguments.of("<ListBucketResult/>", "IsTruncated is missing"),
                Arguments.of(with("<Key>a</Key>", ""), "an entry has no Key"),
                Arguments.of(with("<Size>5</Size>", ""), "an entry has no Size"),
                Arguments.of(with("<ETag>x</ETag>", ""), "an entry has no ETag"),
                Arguments.of(
                        with("<LastModified>2026-11-22T18:47:48Z</LastModified>", ""), "an entry has no LastModified"),
                Arguments.of(page("<IsTruncated>false</IsTruncated><Contents/>"), "an entry has no Key"),
                Arguments.of(with("<Key>a</Key>", "<Key>a</Key><Key>b</Key>"), "an entry has a second <Key>"),
                Arguments.of(with("<Size>5</Size>", "<Size>5</Size><Size>5</Size>"), "an entry has a second <Size>"),
                Arguments.of(with(ENTRY, "<IsTruncated>true</IsTruncated>"), "it holds a second <IsTruncated>"),
                Arguments.of(
                        with(ENTRY, "<KeyCount>0</KeyCount><KeyCount>0</KeyCount>"), "it holds a second <KeyCount>"),
                Arguments.of(with(ENTRY, "<MaxKeys>1</MaxKeys><MaxKeys>1</MaxKeys>"), "it holds a second <MaxKeys>"),
                Arguments.of(
                        with(ENTRY, "<EncodingType/>" + ENTRY + "<EncodingType/>"), "it holds a second <EncodingType>"),
                // It contradicts itself or what was asked
                Arguments.of(with(ENTRY, "<KeyCount>2</KeyCount>" + ENTRY), "it says that it holds 2 keys and holds 1"),
                Arguments.of(with(ENTRY, "<KeyCount>0</KeyCount>" + ENTRY), "it says that it holds 0 keys and holds 1"),
                Arguments.of(
                        with(ENTRY, "<MaxKeys>0</MaxKeys>" + ENTRY),
                        "it says that it holds at most 0 keys and holds 1"),
                Arguments.of(
                        with(ENTRY, "<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>"),
                        "keys are rolled up under CommonPrefixes though no delimiter was sent"),
                Arguments.of(
                        with("<Contents>", "<EncodingType>base64</EncodingType><Contents>"),
                        "EncodingType is \"base64\", which was not asked for"),
                // Absurd values
                Arguments.of(with(">false<", ">no<"), "IsTruncated is \"no\", neither true nor false"),
                Arguments.of(with(">false<", "><"), "IsTruncated is \"\", neither true nor false"),
                Arguments.of(with("<Size>5<", "<Size><"), "\"\" stands where a number"),
                Arguments.of(with("<Size>5<", "<Size>-5<"), "\"-5\" stands where a number"),
                Arguments.of(with("<Size>5<", "<Size>+5<"), "\"+5\" stands where a number"),
                Arguments.of(with("<Size>5<", "<Size> 5<"), "\" 5\" stands where a number"),
                Arguments.of(with("<Size>5<", "<Size>5e3<"), "\"5e3\" stands where a number"),
                Arguments.of(with("<Size>5<", "<Size>\u0665<"), "stands where a number"),
                Arguments.of(with("<Size>5<", "<Size>9223372036854775808<"), "\"9223372036854775808\" stands where"),
                Arguments.of(with("<Size>5<", "<Size>10000000000000000000<"), "stands where a number"),
                Arguments.of(
                        with("<Size>5<", "<Size>" + "9".repeat(99) + "<"),
                        "\"" + "9".repeat(60) + "...\" stands where"),
                Arguments.of(with(ENTRY, "<KeyCount/>"), "\"\" stands where a number from 0 to 2147483647 is due"),
                Arguments.of(
                        with(ENTRY, "<MaxKeys>2147483648</MaxKeys>"), "stands where a number from 0 to 2147483647"),
                Arguments.of(with("2026-11-22T18:47:48Z", "yesterday"), "\"yesterday\" stands where a time"),
                // Keys
                Arguments.of(urlEncoded("%"), "the key \"%\" ends within a percent sign's digits"),
                Arguments.of(urlEncoded("a%4"), "the key \"a%4\" ends within a percent sign's digits"),
                Arguments.of(urlEncoded("%4g"), "the key \"%4g\" has a percent sign without two hexadecimal digits"),
                Arguments.of(urlEncoded("%-1"), "the key \"%-1\" has a percent sign without two hexadecimal digits"),
                Arguments.of(urlEncoded("%C3"), "the key \"%C3\" is no well-formed UTF-8"),
                Arguments.of(urlEncoded("%C0%80"), "is no well-formed UTF-8"),
                Arguments.of(urlEncoded("%ED%A0%80"), "is no well-formed UTF-8"),
                Arguments.of(urlEncoded("%F5%80%80%80"), "is no well-formed UTF-8"),
                Arguments.of(urlEncoded("k".repeat(1025)), "is longer than 1024 bytes"),
                Arguments.of(urlEncoded("%6B".repeat(1025)), "is longer than 1024 bytes"),
                Arguments.of(with(">a</Key>", ">" + "k".repeat(1025) + "</Key>"), "is longer than 1024 bytes"),
                // XML that is none, or that no listing has
                Arguments.of(with("<Key>a</Key>", "<Key>a</key>"), "the end of <Key> is missing"),
                Arguments.of(with("<Key>a</Key>", "<Key>a</Keys>"), "'>' is missing"),
                Arguments.of(with("<Key>a</Key>", "<Key>a<b/></Key>"), "<Key> holds something else than text"),
                Arguments.of(urlEncoded("<![CDATA[a]]>"), "<Key> holds something else than text"),
                Arguments.of(urlEncoded("a<!-- b -->"), "<Key> holds something else than text"),
                Arguments.of(with("<Key>a</Key>", "<Key>a\r</Key>"), "<Key> holds a carriage return as it is"),
                Arguments.of(
                        with("<Key>a</Key>", "<Key>a\u0001</Key>"), "<Key> holds a character that XML does not allow"),
                Arguments.of(
                        with("<Key>a</Key>", "<Key>&#1;</Key>"), "<Key> holds a character that XML does not allow"),
                Arguments.of(
                        with("<Key>a</Key>", "<Key>&#xD83D;</Key>"), "<Key> holds a character that XML does not allow"),
                Arguments.of(
                        with("<Key>a</Key>", "<Key>\uFFFE</Key>"), "<Key> holds a character that XML does not allow"),
                Arguments.of(with("<Key>a</Key>", "<Key>a&</Key>"), "an ampersand that begins no reference"),
                Arguments.of(with("<Key>a</Key>", "<Key>a&b=c;</Key>"), "an entity that XML does not define"),
                Arguments.of(with("<Key>a</Key>", "<Key>&;</Key>"), "an entity that XML does not define"),
                Arguments.of(with("<Key>a</Key>", "<Key>&#;</Key>"), "a reference to a character without a number"),
                Arguments.of(with("<Key>a</Key>", "<Key>&#x;</Key>"), "a reference to a character without a number"),
                Arguments.of(with("<Key>a</Key>", "<Key>&#a;</Key>"), "a reference to a character without a number"),
                Arguments.of(with("<Key>a</Key>", "<Key>]]></Key>"), "']]>', which XML does not allow in text"),
                Arguments.of(with("<Contents>", "<Contents>x"), "'<' is missing"),
                Arguments.of(
                        with("<Contents>", "<!-- x --><Contents>"),
                        "it holds a comment, a CDATA section or a document type"),
                Arguments.of(
                        "<!DOCTYPE a [<!ENTITY b \"c\">]>" + WHOLE,
                        "it holds a comment, a CDATA section or a document type"),
                Arguments.of(with("<Contents>", "<?php?><Contents>"), "it holds a processing instruction"),
                Arguments.of("<?xml version='1.1'?>" + WHOLE, "it is declared as something else than XML 1.0 in UTF-8"),
                Arguments.of("<?xml version='1.0' encoding='latin1'?>" + WHOLE, "it is declared as something else"),
                Arguments.of("<?xml?>" + WHOLE, "it is declared as something else"),
                Arguments.of("<?xml version='1.0'>" + WHOLE, "'?' is missing"),
                Arguments.of(" <?xml version='1.0'?>" + WHOLE, "it holds a processing instruction"),
                Arguments.of("<s3:ListBucketResult xmlns:s3='x'/>", "the prefixed element <s3:...>"),
                Arguments.of(with("<Contents>", "<Contents x:a='b'>"), "the prefixed attribute x:a"),
                Arguments.of(with("<Contents>", "<Contents a='b' a='c'>"), "the attributes of an element are doubled"),
                Arguments.of(with("<Contents>", "<Contents a='b'c='d'>"), "not set apart"),
                Arguments.of(with("<Contents>", "<Contents a>"), "'=' is missing"),
                Arguments.of(with("<Contents>", "<Contents a=b>"), "'\"' is missing"),
                Arguments.of(with("<Contents>", "<Contents a='<'>"), "an attribute's value holds '<'"),
                Arguments.of(
                        with("<Contents>", "<Contents a='&#1;'>"), "an attribute's value holds a character that XML"),
                Arguments.of(with("<Contents>", "<>"), "a name is none"),
                Arguments.of(with("<Contents>", "<1>"), "a name is none"),
                Arguments.of(with("<Contents>", "<" + "n".repeat(65) + ">"), "a name is none"),
                Arguments.of(
                        with(ENTRY, "<a>".repeat(32) + "</a>".repeat(32)),
                        "its elements are nested more than 32 deep"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String body, String why) {
        assertThatThrownBy(() -> scan(body))
                .hasMessageStartingWith("s3://bucket/ answered a listing that cannot be trusted: ")
                .hasMessageContaining(why)
                .hasMessageMatching("[^\\n]*\\(byte \\d+ of \\d+\\)\\.")
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
    }

    @Test
    void aPageCutShortAnywhereIsRefused() throws Exception {
        byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + WHOLE).getBytes(UTF_8);
        assertThat(scan(body, "", 1000)).isInstanceOf(ListAnswer.Page.class);
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> scan(cut, "", 1000)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void onlyTheGivenLengthIsRead() throws Exception {
        byte[] body = (WHOLE + "rest of a larger buffer").getBytes(UTF_8);
        ListPageScanner scanner = new ListPageScanner("s3://bucket/", "");
        assertThat(scanner.scan(body, WHOLE.length(), null, 1000)).isInstanceOf(ListAnswer.Page.class);
        assertThatThrownBy(() -> scanner.scan(body, body.length + 1, null, 1000))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedEvenWhereTheyAreSkipped() {
        byte[] body = with("<Key>", "<Owner>M\u00FCller</Owner><Key>").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> scan(body, "", 1000)).hasMessageContaining("it is no well-formed UTF-8");
    }

    @Test
    void whatIsSkippedMayHoldCharactersThatXmlDoesNotAllow() throws Exception {
        assertThat(scan(with("<Contents>", "<StartAfter>a&#x01;\u0002\uFFFF</StartAfter><Contents>")).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b/", "A", "aa", "\u6C34"})
    void aKeyWithoutThePrefixIsRefused(String prefix) {
        assertThatThrownBy(() -> scan(WHOLE.getBytes(UTF_8), prefix, 1000))
                .hasMessageContaining("the key \"a\" lacks the prefix that was asked for");
    }

    @Test
    void thePrefixIsStrippedAndMayBeTheWholeKey() throws Exception {
        byte[] body = with(ENTRY, ENTRY + entry("<Key>ab</Key>")).getBytes(UTF_8);
        ListPage page = ((ListAnswer.Page) scan(body, "a", 1000)).page();
        assertThat(page.key(0)).isEqualTo(ObjectKey.of(""));
        assertThat(page.key(1)).isEqualTo(ObjectKey.of("b"));
    }

    @Test
    void moreKeysThanAskedForAreRefused() throws Exception {
        byte[] body = with(ENTRY, ENTRY + entry("<Key>b</Key>")).getBytes(UTF_8);
        assertThat(((ListAnswer.Page) scan(body, "", 2)).page().count()).isEqualTo(2);
        assertThatThrownBy(() -> scan(body, "", 1)).hasMessageContaining("it holds more than the 1 keys asked for");
    }

    @Test
    void theKeyToListAfterIsNotListed() {
        byte[] body = WHOLE.getBytes(UTF_8);
        ListPageScanner scanner = new ListPageScanner("s3://bucket/", "");
        assertThatThrownBy(() -> scanner.scan(body, body.length, ObjectKey.of("a"), 1000))
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.code()).isEqualTo("ListingOutOfOrder"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1015, 1016, 1017, 1023, 1024})
    void keysOfEveryLengthFit(int length) throws Exception {
        String key = "k".repeat(length);
        assertThat(scan(urlEncoded(key)).key(0)).isEqualTo(ObjectKey.of(key));
        assertThat(scan(urlEncoded("%6B".repeat(length))).key(0)).isEqualTo(ObjectKey.of(key));
        assertThat(scan(urlEncoded("k".repeat(length - 1) + "%6B")).key(0)).isEqualTo(ObjectKey.of(key));
        assertThat(scan(with(">a</Key>", ">" + key + "</Key>")).key(0)).isEqualTo(ObjectKey.of(key));
    }

    @Test
    void keysAreDecodedOnceAndOnlyIfTheAnswerSaysSo() throws Exception {
        assertThat(scan(urlEncoded("a+b%2Bc%2520%C3%a9")).key(0)).isEqualTo(ObjectKey.of("a b+c%20\u00E9"));
        assertThat(scan(urlEncoded("&#37;&#x34;1&amp;")).key(0)).isEqualTo(ObjectKey.of("A&"));
        assertThat(scan(with(">a</Key>", ">a+b%2Bc%</Key>")).key(0)).isEqualTo(ObjectKey.of("a+b%2Bc%"));
        assertThat(scan(with(ENTRY, entry("<Key>%61</Key>") + "<EncodingType>url</EncodingType>")).key(0))
                .isEqualTo(ObjectKey.of("a"));
    }

    @Test
    void classesAreMadeOncePerPage() throws Exception {
        String named = "<StorageClass>GLACIER</StorageClass></Contents>";
        String twice = (ENTRY + entry("<Key>b</Key>")).replace("</Contents>", named);
        ListPage page = scan(with(ENTRY, twice));
        assertThat(page.storageClass(0)).isEqualTo(new StorageClass("GLACIER")).isSameAs(page.storageClass(1));
    }

    @Test
    void moreClassesThanAreRememberedAreReadAllTheSame() throws Exception {
        StringBuilder entries = new StringBuilder();
        for (char c = 'A'; c <= 'Z'; c++) {
            String named = "<StorageClass>" + c + "</StorageClass></Contents>";
            entries.append(entry("<Key>" + c + "</Key>").replace("</Contents>", named));
        }
        ListPage page = scan(with(ENTRY, entries.toString()));
        assertThat(page.storageClass(25)).isEqualTo(new StorageClass("Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef-1",
                "0123456789abcdef0123456789abcdef-10000",
                "0123456789abcdef0123456789abcdef-",
                "0123456789abcdef0123456789abcdef-0",
                "0123456789abcdef0123456789abcdef-01",
                "0123456789abcdef0123456789abcdef-1a",
                "0123456789abcdef0123456789abcdef-123456",
                "0123456789abcdef0123456789abcdef1",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdeg0123456789abcdef",
                "0123456789abcdef0123456789abcde\u00E9",
                ""
            })
    void etagsAreReadAsTheModelReadsThem(String etag) throws Exception {
        for (String quote : new String[] {"", "\"", "&quot;", "&#34;", "&#x22;"}) {
            ListPage page = scan(with(">x</ETag>", ">" + quote + etag + quote + "</ETag>"));
            assertThat(page.etag(0)).isEqualTo(ETag.of(quote.isEmpty() ? etag : "\"" + etag + "\""));
        }
    }
}
