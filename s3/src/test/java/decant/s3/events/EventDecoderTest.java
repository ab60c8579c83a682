package decant.s3.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.live.Expectation;
import decant.live.Hint;
import decant.model.ETag;
import decant.model.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
    private final EventDecoder decoder = new EventDecoder("photos", "in/");

    @Test
    void s3EncodesKeysAsFormFieldsAre() {
        assertThat(hint(decoder.decode(Messages.S3_PUT)))
                .isEqualTo(
                        new Hint(
                                ObjectKey.of("a b+\u00e9%.png"),
                                new Expectation.Written(ETag.of("d41d8cd98f00b204e9800998ecf8427e")),
                                false,
                                Instant.parse("2026-11-22T12:00:00.123Z"),
                                true));
    }

    @Test
    void minioEncodesKeysToo() {
        Hint hint = hint(decoder.decode(Messages.MINIO));

        assertThat(hint.key()).isEqualTo(ObjectKey.of("a b.png"));
        assertThat(hint.ofEveryChange()).as("it tells of no access lists").isFalse();
    }

    @Test
    void eventBridgeWritesKeysAsTheyAre() {
        Hint hint = hint(decoder.decode(Messages.EVENT_BRIDGE));

        assertThat(hint.key()).isEqualTo(ObjectKey.of("a+b%20c"));
        assertThat(hint.ofEveryChange()).isTrue();
        assertThat(hint.expects()).isEqualTo(new Expectation.Written(ETag.of("b1946ac92492d2347c6235b4d2611184")));
    }

    /** Recorded from 16.2.15. */
    @Test
    void radosGatewayWritesKeysAsTheyAre() throws IOException {
        EventDecoder there = new EventDecoder("spka386fa-ev", "");

        Hint put = hint(there.decode(recorded("rgw-put.json")));
        assertThat(put.key()).isEqualTo(ObjectKey.of("e/a b+\u00e9"));
        assertThat(put.ofEveryChange()).as("it tells neither of access lists nor of tags").isFalse();
        assertThat(hint(there.decode(recorded("rgw-delete.json"))).expects()).isEqualTo(new Expectation.Gone());
    }

    @Test
    void anSnsEnvelopeIsOpenedOnce() {
        assertThat(decoder.decode(Messages.sns(Messages.S3_PUT))).isEqualTo(decoder.decode(Messages.S3_PUT));
        assertThat(decoder.decode(Messages.sns(Messages.EVENT_BRIDGE)))
                .isEqualTo(decoder.decode(Messages.EVENT_BRIDGE));
        assertThat(decoder.decode(Messages.sns(Messages.TEST_EVENT))).isEqualTo(new Notice.Test());
        assertThat(decoder.decode(Messages.sns(Messages.sns(Messages.S3_PUT)))).isInstanceOf(Notice.Poison.class);
    }

    @Test
    void theTestEventAsksForNothing() {
        assertThat(decoder.decode(Messages.TEST_EVENT)).isEqualTo(new Notice.Test());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ObjectCreated:Put, Written, false",
        "ObjectCreated:CompleteMultipartUpload, Written, false",
        "s3:ObjectCreated:Copy, Written, false",
        "ObjectRemoved:Delete, Gone, false",
        "ObjectRemoved:DeleteMarkerCreated, Gone, false",
        "LifecycleExpiration:Delete, Gone, false",
        "LifecycleExpiration:DeleteMarkerCreated, Gone, false",
        "s3:ObjectLifecycle:Expiration:Current, Gone, false",
        "s3:ObjectLifecycle:Expiration:NonCurrent, Anything, false",
        "ObjectAcl:Put, Anything, true",
        "ObjectTagging:Put, Anything, false",
        "ObjectTagging:Delete, Anything, false",
        "ObjectRestore:Completed, Anything, false",
        "ObjectRetention:Put, Anything, false",
        "s3:ObjectCreated:PutTagging, Anything, false",
        "SomethingNobody:HeardOf, Anything, false"
    })
    void everyKindOfChangeLeadsToALookAtTheKey(String name, String expects, boolean urgent) {
        Hint hint = hint(decoder.decode(Messages.record("aws:s3", name, "in/a", "")));

        assertThat(hint.key()).isEqualTo(ObjectKey.of("a"));
        assertThat(hint.expects().getClass().getSimpleName()).isEqualTo(expects);
        assertThat(hint.urgent()).isEqualTo(urgent);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Object Created, , Written, false",
        "Object Deleted, Delete Marker Created, Gone, false",
        "Object Deleted, Permanently Deleted, Anything, false",
        "Object ACL Updated, , Anything, true",
        "Object Tags Added, , Anything, false",
        "Object Tags Deleted, , Anything, false",
        "Object Restore Completed, , Anything, false",
        "Object Restore Expired, , Anything, false",
        "Object Storage Class Changed, , Anything, false"
    })
    void everyKindOfEventBridgesLeadsToALookAtTheKey(
            String type, @Nullable String deletion, String expects, boolean urgent) {
        String message =
                Messages.EVENT_BRIDGE
                        .replace("Object Created", type)
                        .replace(
                                "\"reason\":\"PutObject\"",
                                deletion == null ? "\"reason\":\"x\"" : "\"deletion-type\":\"" + deletion + "\"");
        Hint hint = hint(decoder.decode(message));

        assertThat(hint.key()).isEqualTo(ObjectKey.of("a+b%20c"));
        assertThat(hint.ofEveryChange()).isTrue();
        assertThat(hint.expects().getClass().getSimpleName()).isEqualTo(expects);
        assertThat(hint.urgent()).isEqualTo(urgent);
    }

    /** One permanent removal names no version: in a bucket without them. */
    @Test
    void aRemovalOfEventBridgesWithoutAVersionLetsExpectAnAbsence() {
        String message =
                Messages.EVENT_BRIDGE
                        .replace("Object Created", "Object Deleted")
                        .replace("\"version-id\":\"IYV3p45BT0ac8hjHg1houSdS1a.Mro8e\",", "")
                        .replace("\"reason\":\"PutObject\"", "\"deletion-type\":\"Permanently Deleted\"");

        assertThat(hint(decoder.decode(message)).expects()).isEqualTo(new Expectation.Gone());
    }

    /** Decoded once, and by the envelope it came in: keys are full of percent signs and plus signs. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyKeyComesBackFromEveryEnvelope(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            String key = randomKey(random);
            String asForm = URLEncoder.encode("in/" + key, UTF_8).replace("*", "%2A");
            String asItIs = escaped("in/" + key);
            List<String> messages =
                    List.of(
                            Messages.record("aws:s3", "ObjectCreated:Put", asForm, ""),
                            Messages.record("minio:s3", "s3:ObjectCreated:Put", asForm, ""),
                            Messages.record("ceph:s3", "ObjectCreated:Put", asItIs, ""),
                            Messages.EVENT_BRIDGE.replace("in/a+b%20c", asItIs));
            for (String message : messages) {
                assertThat(hint(decoder.decode(message)).key()).as(message).isEqualTo(ObjectKey.of(key));
                assertThat(hint(decoder.decode(Messages.sns(message))).key()).as(message).isEqualTo(ObjectKey.of(key));
            }
        }
    }

    private static String randomKey(RandomGenerator random) {
        String alphabet = "ab/+% %2B%25\"\\&=?#*~\u00e9\u4e16\n\t";
        StringBuilder key = new StringBuilder("k");
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextInt(8) == 0) {
                key.appendCodePoint(0x1F600 + random.nextInt(64));
            } else {
                key.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
        }
        return key.toString();
    }

    /** As it stands in a string of JSON. */
    private static String escaped(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(unit -> json.append("\\u%04x".formatted(unit)));
        return json.toString();
    }

    @Test
    void theRemovalOfAnOlderVersionLetsExpectNothing() {
        String message = Messages.record("aws:s3", "ObjectRemoved:Delete", "in/a", ",\"versionId\":\"v1\"");

        assertThat(hint(decoder.decode(message)).expects()).isEqualTo(new Expectation.Anything());
    }

    @Test
    void readsAndOtherFoldersAreNoHints() {
        assertThat(decoder.decode(Messages.record("minio:s3", "s3:ObjectAccessed:Get", "in/a", "")))
                .isEqualTo(new Notice.Hints(List.of()));
        assertThat(decoder.decode(Messages.record("aws:s3", "ObjectCreated:Put", "elsewhere/a", "")))
                .isEqualTo(new Notice.Hints(List.of()));
    }

    @Test
    void anUnknownStoreIsUnderstoodWhereItsKeyCanBeReadInOneWayOnly() {
        assertThat(hint(decoder.decode(Messages.record("new:s3", "ObjectCreated:Put", "in/a b", ""))).key())
                .isEqualTo(ObjectKey.of("a b"));
        assertThat(poison(Messages.record("new:s3", "ObjectCreated:Put", "in/a+b", "")))
                .isEqualTo(
                        "It comes from a store that is not known (\"new:s3\"), and its key can be read in two ways.");
    }

    @Test
    void anotherBucketsMessagesArePoison() {
        assertThat(poison(Messages.S3_PUT.replace("\"photos\"", "\"others\"")))
                .isEqualTo("It tells of the bucket \"others\", not of photos.");
        assertThat(poison(Messages.TEST_EVENT.replace("\"photos\"", "\"others\""))).contains("others");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "x",
                "null",
                "[]",
                "{}",
                "\"text\"",
                "{\"Records\":[]}",
                "{\"Records\":{}}",
                "{\"Records\":[1]}",
                "{\"Records\":[{}]}",
                "{\"Type\":\"Notification\"}",
                "{\"Type\":\"Notification\",\"Message\":\"x\"}",
                "{\"Type\":\"SubscriptionConfirmation\",\"Message\":\"You have chosen to subscribe\"}",
                "{\"Event\":\"s3:OtherEvent\",\"Bucket\":\"photos\"}",
                "{\"source\":\"aws.s3\",\"detail\":{}}",
                "{\"source\":\"aws.ec2\",\"detail-type\":\"Object Created\",\"detail\":{}}"
            })
    void unknownShapesArePoison(String message) {
        assertThat(decoder.decode(message)).isInstanceOf(Notice.Poison.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"in/%", "in/%4", "in/%zz", "in/%ff", "in/%C3", "in/\\ud800"})
    void keysThatAreNoneArePoison(String key) {
        assertThat(decoder.decode(Messages.record("aws:s3", "ObjectCreated:Put", key, "")))
                .isInstanceOf(Notice.Poison.class);
    }

    @Test
    void whatIsSaidTwiceOrTooMuchIsPoison() {
        assertThat(poison(Messages.S3_PUT + "{}")).isEqualTo("It goes on after its JSON value.");
        assertThat(poison(Messages.record("aws:s3", "ObjectCreated:Put", "in/a", ",\"key\":\"in/b\"")))
                .isEqualTo("It is no JSON.");
        assertThat(poison("[".repeat(5000))).isEqualTo("It is no JSON.");
        assertThat(poison(" ".repeat(EventDecoder.MAX_LENGTH + 1))).contains("longer than any message");
        assertThat(poison(Messages.record("aws:s3", "ObjectCreated:Put", "in/" + "x".repeat(1022), "")))
                .contains("too long");
        assertThat(poison(Messages.S3_PUT.replace("\"2.6\"", "\"3.0\""))).contains("version");
    }

    private String poison(String message) {
        return ((Notice.Poison) decoder.decode(message)).why();
    }

    private static Hint hint(Notice notice) {
        List<Hint> hints = ((Notice.Hints) notice).hints();
        assertThat(hints).hasSize(1);
        return hints.getFirst();
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = EventDecoderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
