package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.ledger.SqliteLedger;
import decant.cli.options.StateOptions;
import decant.ledger.KeySettlement;
import decant.ledger.KeySettlement.Fate;
import decant.ledger.ParkedKey;
import decant.ledger.PendingKey;
import decant.ledger.RangeRow;
import decant.ledger.Receipt;
import decant.ledger.RunIdentity;
import decant.model.AccessList;
import decant.model.Content;
import decant.model.ETag;
import decant.model.KeyRange;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Operation;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One key explained, on buckets in memory. */
final class ExplainTest {
    private static final ObjectKey KEY = ObjectKey.of("photos/cat.jpg");
    private static final ETag CAT = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
    private static final ETag DOG = ETag.of("9e107d9d372bb6826bd81d3542a419d6");
    private static final ETag CAT_IN_PARTS = ETag.of("9e107d9d372bb6826bd81d3542a419d6-2");

    private CommandLineHarness decant;
    private MemoryBucket source;
    private MemoryBucket target;

    @TempDir private Path directory;

    @BeforeEach
    void createBuckets() {
        decant = new CommandLineHarness(directory);
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
    }

    /** Explaining never writes. */
    @AfterEach
    void writesNothing() {
        assertThat(target.contents().values()).allMatch(object -> !object.content().etag().equals(CAT));
    }

    private ExitCode explain(String... more) {
        String[] arguments = {"explain", "s3://source", "s3://target", KEY.toString()};
        return decant.run(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static void put(MemoryBucket bucket, ETag etag, AccessList acl) {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", "image/jpeg"), Map.of("by", "me"));
        bucket.put(KEY, etag, 1_500, headers, Tags.of(Map.of("a", "b")), acl, StorageClass.STANDARD);
    }

    @Test
    void tellsOfAMissingKeyAndTheCopyToCome() {
        put(source, CAT, AccessList.PUBLIC_READ);
        assertThat(explain()).as(decant::err).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out())
                .startsWith("photos/cat.jpg\n  verdict  missing\n")
                .contains("rule     the source has it, the target does not")
                .contains("if it still has none and the source still has ETag " + CAT)
                .contains("with this access list: everybody READ, owner FULL_CONTROL.")
                .contains("There is no state file of a sync or a migration.")
                .contains("content-type: image/jpeg; x-amz-meta-by: me")
                .contains("source  a=b\n    target  -\n");
    }

    @Test
    void namesTheLineThatDecidesAboutEachAspectAndNarrowsFirst() {
        put(source, CAT, AccessList.PRIVATE);
        put(target, DOG, AccessList.PUBLIC_READ);
        assertThat(explain("--aspects", "all")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out())
                .contains("verdict  exposed (content, acl)")
                .contains("content: different, since ETags differ, and both are digests of the bytes")
                .contains("tags: equal, since both sides were looked at and say the same")
                .contains("acl: different, since the target's list is not what the policy makes of the source's")
                .contains("next     Give the target's object this access list: owner FULL_CONTROL.");
    }

    @Test
    void tellsWhatASyncLeavesAlone() {
        put(source, DOG, AccessList.PRIVATE);
        put(target, DOG, AccessList.PRIVATE);
        assertThat(explain()).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("verdict  equal", "next     Nothing: it is equal");

        target.put(KEY, DOG, 1_500, ObjectHeaders.NONE, Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD);
        assertThat(explain()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out())
                .contains("verdict  different (metadata, tags)")
                .contains("(not compared by a sync with these options)")
                .contains("next     Copy it to the target, if that still has ETag " + DOG);
        assertThat(explain("--exclude", "*.jpg")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("next     Nothing: the key is left out");
    }

    @Test
    void tellsThatAPassDoesNotLookAtWhatWasWrittenBeforeItsCopy() {
        put(source, DOG, AccessList.PRIVATE);
        put(target, DOG, AccessList.PRIVATE);
        Content copied = target.peek(KEY).orElseThrow().content();
        Content later =
                new Content(
                        copied.etag(),
                        copied.size(),
                        copied.lastModified().plusSeconds(9),
                        copied.storageClass(),
                        null);
        target.restore(
                KEY,
                new MemoryObject(
                        later, ObjectHeaders.NONE, Tags.of(Map.of("a", "b")), AccessList.PRIVATE, new TreeMap<>()));
        assertThat(explain()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("verdict  different (metadata)", "does not look at it; --aspects all does");
        assertThat(explain("--aspects", "all")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("next     Copy it to the target, if that still has ETag " + DOG);
    }

    @Test
    void aSurplusKeyGoesOnlyWhenTold() {
        put(target, DOG, AccessList.PRIVATE);
        assertThat(explain()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("verdict  surplus", "next     Nothing: a surplus key is reported");
        assertThat(explain("--delete-surplus")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("next     Remove it from the target, if that still has ETag " + DOG);
        assertThat(target.contents()).hasSize(1);
    }

    @Test
    void tellsWhatMayNotBeReadAndThatItIsParked() {
        put(source, CAT, AccessList.PRIVATE);
        decant.fail(Operation.READ_ACL, KEY.toString(), Kind.DENIED, "AccessDenied");
        assertThat(explain()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("could not be read: It said AccessDenied.", "next     Park it (denied):");

        assertThat(decant.run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(explain()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("ledger   Parked since ", "(denied): It said AccessDenied.");
        assertThat(explain("--output", "json")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out())
                .contains("\"verdict\" : \"MISSING\"", "\"nextAct\" : \"PARK\"", "\"cause\" : \"denied\"");
    }

    @Test
    void readsTheLedgerAndChangesNothingInIt() {
        put(source, CAT_IN_PARTS, AccessList.PRIVATE);
        put(target, DOG, AccessList.PRIVATE);
        Path file = directory.resolve("state");
        RunIdentity run = new RunIdentity("s3://source/", "s3://target/", "");
        Instant due = Instant.parse("2030-01-01T00:00:00Z");
        try (SqliteLedger ledger = SqliteLedger.open(file, run, Duration.ZERO)) {
            ledger.begin(List.of(new RangeRow(1, new KeyRange(ObjectKey.of("photos"), null))));
            ledger.settle(
                    new KeySettlement(
                            KEY,
                            new Fate.Pending(new PendingKey(KEY, "young", 2, due)),
                            new Receipt(CAT_IN_PARTS, DOG, 1_500),
                            Map.of()));
            ledger.intend(1, new KeyRange(null, ObjectKey.of("photos/d")), due);
        }
        assertThat(explain("--state", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(decant.out())
                .contains("content: equal, since a receipt says")
                .contains("Pending (young) after 2 tries in vain, not to be looked at before 2030-01-01T00:00:00Z.")
                .contains("Receipt: ETag " + DOG + " at the target was copied from ETag " + CAT_IN_PARTS)
                .contains("Requests for its span, from the first key through photos/d, were about to be sent at 2030")
                .contains("A pass is under way, and has yet to do after photos to the last, where this lies.");
        try (SqliteLedger ledger = SqliteLedger.open(file, run, Duration.ZERO)) {
            assertThat(ledger.pendingCount()).isOne();
            assertThat(explain("--state", file.toString())).isEqualTo(ExitCode.UNDECIDED);
            assertThat(decant.out()).contains("ledger   The state file", "is in use by another process");
        }
        decant.buckets().create("other");
        assertThat(decant.run("explain", "s3://other", "s3://target", "x", "--state", file.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(decant.out())
                .contains("belongs to the run from s3://source/", "rule     neither side has it")
                .contains("next     Nothing: there is no such key.")
                .doesNotContain("content");
    }

    @Test
    void readsTheStateFileOfAMigrationWhereNoneIsNamed() {
        RunIdentity run = new RunIdentity("s3://source/", "s3://target/", "");
        try (SqliteLedger ledger =
                SqliteLedger.open(new StateOptions().ofMigration(directory, run), run, Duration.ZERO)) {
            ledger.settle(
                    new KeySettlement(
                            KEY,
                            new Fate.Parked(new ParkedKey(KEY, "conflict", "Written twice.", Instant.EPOCH)),
                            null,
                            Map.of()));
        }

        explain();

        assertThat(decant.out()).contains("ledger   Parked since 1970-01-01T00:00:00Z (conflict): Written twice.");
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThat(decant.run("explain", "s3://source", "s3://target")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.run("explain", "s3://source", "s3://target", "k".repeat(1_025))).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("KEY is no key of S3");
    }
}
