package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs in one process, on buckets in memory. */
final class CommandLineTest {
    private static final ETag ETAG = ETag.of("d41d8cd98f00b204e9800998ecf8427e");

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

    private ExitCode run(String... arguments) {
        return decant.run(arguments);
    }

    private String out() {
        return decant.out();
    }

    private String err() {
        return decant.err();
    }

    private void fill(int keys) {
        for (int i = 0; i < keys; i++) {
            source.put(ObjectKey.of("key/%05d".formatted(i)), ETAG, 10);
        }
    }

    @Test
    void movesABucketAndProvesIt() {
        fill(2_500);
        assertThat(run("diff", "s3://source", "s3://target")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out()).contains("missing  key/00000", "missing    2,500");
        assertThat(target.contents()).isEmpty();
        assertThat(run("sync", "--dry-run", "s3://source", "s3://target")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(target.contents()).isEmpty();

        assertThat(run("sync", "s3://source", "s3://target")).as(this::err).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("s3://source/ -> s3://target/").containsPattern("copied +2,(500|49\\d)");
        assertThat(target.contents()).hasSize(2_500);

        assertThat(run("verify", "--deep", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(out()).startsWith("EQUAL").contains("2,500 keys");
        assertThat(run("diff", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
    }

    @Test
    void findsDifferences() throws IOException {
        fill(10);
        target.put(ObjectKey.of("only\u001b[2Jhere"), ETAG, 1);
        Path certificate = directory.resolve("certificate.json");
        assertThat(run("verify", "s3://source", "s3://target", "--certificate", certificate.toString()))
                .isEqualTo(ExitCode.DIFFERENT);
        assertThat(err()).contains("missing at target  key/00000", "only\\u001B[2Jhere");
        assertThat(certificate).content().contains("\"verdict\" : \"DIFFERENT\"", "\"MISSING_AT_TARGET\" : 10");
        assertThat(Files.readString(certificate).indexOf("\"source\"")).isLessThan(50);
    }

    @Test
    void removesSurplusOnlyWhenToldAndOnlyFew() {
        fill(10);
        for (int i = 0; i < 5; i++) {
            target.put(ObjectKey.of("surplus" + i), ETAG, 1);
        }
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("surplus    5");
        assertThat(run("sync", "s3://source", "s3://target", "--delete-surplus", "--max-delete", "4"))
                .isEqualTo(ExitCode.DIFFERENT);
        assertThat(target.contents()).hasSize(15);
        assertThat(run("sync", "s3://source", "s3://target", "--delete-surplus", "--max-delete", "50%"))
                .as(this::err)
                .isEqualTo(ExitCode.OK);
        assertThat(target.contents()).hasSize(10);
    }

    @Test
    void leavesOutWhatIsExcluded() {
        fill(10);
        source.put(ObjectKey.of("a.txt"), ETAG, 3);
        assertThat(run("sync", "s3://source", "s3://target", "--exclude", "*", "--include", "*.txt"))
                .isEqualTo(ExitCode.OK);
        assertThat(target.contents().keySet()).containsExactly(ObjectKey.of("a.txt"));
        assertThat(run("count", "s3://source", "--exclude", "*.txt")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("10 keys, 100 bytes");
    }

    @Test
    void showsHowOldAndOfWhichClassesKeysAre() {
        fill(3);
        source.put(
                ObjectKey.of("rare"),
                ETAG,
                1 << 20,
                ObjectHeaders.NONE,
                Tags.NONE,
                AccessList.PRIVATE,
                new StorageClass("GLACIER"));
        assertThat(run("count", "s3://source")).isEqualTo(ExitCode.OK);
        assertThat(out())
                .containsPattern("size\n +below 16 bytes +3 +#{12}\n +below 2.00 MiB +1 +#{4}\n")
                .containsPattern("written\n +in the last 1 day +4 +1.00 MiB +#{16}\n")
                .containsPattern("storage class\n +GLACIER +1 +1.00 MiB +#{4}\n +STANDARD +3 +30 bytes +#{12}\n");
        assertThat(run("count", "s3://source", "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("\"youngerThan\" : \"P1D\"", "\"GLACIER\"");
    }

    @Test
    void printsOneDocumentForScripts() {
        fill(3);
        assertThat(run("count", "s3://source", "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(out()).startsWith("{").contains("\"verb\" : \"count\"", "\"keys\" : 3", "\"exitCode\" : 0");
        assertThat(err()).isEmpty();
        assertThat(run("count", "s3://nowhere", "--output", "json")).isEqualTo(ExitCode.NO_INPUT);
        assertThat(out()).startsWith("{").contains("\"kind\" : \"NO_SUCH_BUCKET\"", "\"exitCode\" : 66");
    }

    @Test
    void saysInOneSentenceThatThereIsNoSuchBucket() {
        assertThat(run("sync", "s3://source", "s3://nowhere")).isEqualTo(ExitCode.NO_INPUT);
        assertThat(err()).contains("s3://nowhere/", "NoSuchBucket").doesNotContain("\tat ");
        assertThat(run("sync", "s3://source", "s3://nowhere", "-v")).isEqualTo(ExitCode.NO_INPUT);
        assertThat(err()).contains("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "DENIED, AccessDenied, DENIED",
        "WRONG_REGION, PermanentRedirect, NO_INPUT",
        "UNAVAILABLE, InternalError, UNAVAILABLE",
        "CORRUPT, ListingOutOfOrder, PROTOCOL"
    })
    void endsWhenListingFails(Kind kind, String code, ExitCode exitCode) {
        fill(10);
        decant.fail(Operation.LIST, null, kind, code);
        assertThat(run("count", "s3://source")).isEqualTo(exitCode);
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(exitCode);
        assertThat(err()).contains(code).doesNotContain("\tat ");
        assertThat(target.contents()).isEmpty();
    }

    @Test
    void parksTheOneKeyThatMayNotBeCopied() {
        fill(2_000);
        decant.fail(Operation.COPY, "key/01234", Kind.DENIED, "AccessDenied");
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(out()).contains("copied     1,999", "parked     1");
        assertThat(target.contents()).hasSize(1_999);
    }

    @Test
    void retriesWhatIsParked() {
        fill(2_000);
        assertThat(run("retry", "s3://source", "s3://target")).isEqualTo(ExitCode.STATE);
        assertThat(err()).contains("There is no state file");
        decant.fail(Operation.COPY, "key/01234", Kind.DENIED, "AccessDenied");
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(run("verify", "s3://source", "s3://target")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(out()).contains("The state file holds 1 parked key");
        assertThat(run("retry", "s3://source", "s3://target")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(out()).contains("parked     1");
        decant.fail();
        assertThat(run("retry", "s3://source", "s3://target")).as(this::err).isEqualTo(ExitCode.OK);
        assertThat(target.contents()).hasSize(2_000);
        assertThat(run("verify", "--deep", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
    }

    @Test
    void retryTakesOverWhatAFunctionHadNoTimeFor() {
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        source.put(ObjectKey.of("film"), ETAG, 1);
        target.put(ObjectKey.of(".decant/pending/film"), ETAG, 0);

        assertThat(run("retry", "s3://source", "s3://target", "--late-landing", "0")).isEqualTo(ExitCode.OK);
        assertThat(target.contents()).containsKey(ObjectKey.of("film"));
        assertThat(target.contents()).doesNotContainKey(ObjectKey.of(".decant/pending/film"));
        assertThat(out()).contains("Keys taken over from a function that had no time for them: 1.");
    }

    @Test
    void whatIsDecantsOwnAtTheTargetIsNoPartOfTheMove() {
        fill(3);
        target.put(ObjectKey.of(".decant/probe-1/one"), ETAG, 1);
        assertThat(run("sync", "s3://source", "s3://target", "--delete-surplus", "--max-delete", "100%"))
                .isEqualTo(ExitCode.OK);
        assertThat(target.contents()).containsKey(ObjectKey.of(".decant/probe-1/one")).hasSize(4);
        assertThat(run("verify", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(run("diff", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
    }

    @Test
    void endsWhenASideIsLost() {
        fill(2_000);
        AtomicInteger listings = new AtomicInteger();
        decant.buckets()
                .around(
                        new Interceptor() {
                            @Override
                            public <T> T call(Operation operation, ObjectKey key, Call<T> call) throws StoreException {
                                if (operation == Operation.LIST && listings.incrementAndGet() <= 2) {
                                    return call.make();
                                }
                                throw new StoreException(
                                        Kind.UNAVAILABLE, operation, key, "ConnectException", "It is gone.", null);
                            }
                        });
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(err()).contains("It is gone.", "The same command goes on");
        assertThat(run("verify", "--deep", "s3://source", "s3://target")).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void tellsHowManyCallsItMade() {
        fill(1_500);
        assertThat(run("sync", "s3://source", "s3://target", "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(out()).containsPattern("\"COPY\" : 150\\d").contains("\"READ_ACL\" : ");
    }

    @Test
    void refusesCapsThatMakeNoSense() {
        assertThat(run("count", "s3://source", "--max-concurrency", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--max-concurrency");
        assertThat(run("sync", "s3://source", "s3://target", "--late-landing", "-1")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void writesTheListOfDifferences() throws IOException {
        fill(2);
        Path list = directory.resolve("differences.jsonl");
        assertThat(run("verify", "s3://source", "s3://target", "--differences", list.toString()))
                .isEqualTo(ExitCode.DIFFERENT);
        assertThat(Files.readAllLines(list)).hasSize(2).allMatch(line -> line.contains("MISSING_AT_TARGET"));
        assertThat(run("verify", "s3://source", "s3://target", "--differences", directory.toString()))
                .isEqualTo(ExitCode.STATE);
    }

    @Test
    void parksKeysWhoseAccessListsMayNotBeRead() {
        fill(3);
        decant.fail(Operation.READ_ACL, null, Kind.DENIED, "AccessDenied");
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(out()).contains("parked     3");
        assertThat(target.contents()).isEmpty();
    }

    @Test
    void saysHowToGoOnAfterCredentialsExpired() {
        fill(3_000);
        AtomicInteger copies = new AtomicInteger();
        decant.buckets()
                .around(
                        new Interceptor() {
                            @Override
                            public <T> T call(Operation operation, ObjectKey key, Call<T> call) throws StoreException {
                                if (operation == Operation.COPY && copies.incrementAndGet() > 1_500) {
                                    throw new StoreException(
                                            Kind.BAD_CREDENTIALS, operation, key, "ExpiredToken", "Renew them.", null);
                                }
                                return call.make();
                            }
                        });
        assertThat(run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.DENIED);
        assertThat(err()).contains("Renew them.", "The same command goes on");
        assertThat(target.contents()).hasSize(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "http://source", "s3:/source", "s3://", "s3://a/b/c\u0000?"})
    void refusesMalformedUris(String uri) {
        ExitCode exitCode = run("count", uri);
        assertThat(exitCode).isIn(ExitCode.USAGE, ExitCode.NO_INPUT);
        assertThat(err()).startsWith("decant: ").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://source, s3://source",
        "s3://source/a, s3://source/a/",
        "s3://source, s3://source/inside",
        "s3://source/inside, s3://source"
    })
    void refusesASourceAndATargetThatOverlap(String from, String into) {
        assertThat(run("sync", from, into)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("s3://source/");
    }

    @Test
    void refusesAStateFileThatIsNone() throws IOException {
        Path file = directory.resolve("diary");
        Files.writeString(file, "Dear diary");
        assertThat(run("sync", "s3://source", "s3://target", "--state", file.toString())).isEqualTo(ExitCode.STATE);
        assertThat(err()).contains(file.toString(), "--state");
        assertThat(file).hasContent("Dear diary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "help",
                "count --help",
                "diff --help",
                "sync --help",
                "follow --help",
                "verify --help",
                "explain --help",
                "completion --help",
                "latency --help",
                "acl --help",
                "retry --help",
                "demo --help"
            })
    void explainsItself(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(ExitCode.OK);
        assertThat(out()).contains("decant").hasLineCount((int) out().lines().count());
        assertThat(out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void ordersOptionsByWhatTheyAreAbout() {
        run("sync", "--help");
        assertThat(out())
                .startsWith("Usage: decant sync [OPTIONS] SOURCE TARGET\n")
                .containsSubsequence("--dry-run", "Which keys", "--include", "Who may read them", "--acl", "--verbose")
                .contains("--max-delete=N|P% ")
                .doesNotContain("--target-region=NAME");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "syncc s3://abc s3://abd | There is no verb 'syncc'; did you mean 'sync'?",
                "frobnicate | There is no verb 'frobnicate'.",
                "frobnicate --help | There is no verb 'frobnicate'.",
                "sync s3://abc s3://abd --acl open | --acl is one of preserve, private",
                "count s3://abc --output yaml | --output is one of text, json, not 'yaml'.",
                "count s3://abc --endpoint-url localhost:9000 | : \"localhost:9000\" is no endpoint; write it with"
                        + " http",
                "diff s3://abc s3://abd --target-endpoint-url 127.0.0.1:1 | : \"127.0.0.1:1\" is no endpoint; write",
                "count s3://abc --expected-bucket-owner 12 | : \"12\" is no account id of twelve digits.",
                "count s3://abc --max-concurrency many | many' is not a whole number",
                "verify s3://abc s3://abd --sample most | most' is not a number"
            })
    void saysWhatIsWrongWithACommand(String arguments, String sentence) {
        assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("decant: ").contains(sentence, "--help'").doesNotContain("Exception");
    }

    @Test
    void doesNotPromiseToGoOnWhereNothingBegan() {
        assertThat(run("sync", "s3://source", "s3://source")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).doesNotContain("goes on");
    }

    @Test
    void refusesOptionsItDoesNotKnow() {
        assertThat(run("sync", "s3://source", "s3://target", "--frobnicate")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--frobnicate", "decant sync --help");
        assertThat(run("sync", "s3://source", "s3://target", "--aspects", "smell")).isEqualTo(ExitCode.USAGE);
        assertThat(run("sync", "s3://source", "s3://target", "--max-delete", "200%")).isEqualTo(ExitCode.USAGE);
        assertThat(run("version")).isEqualTo(ExitCode.OK);
        assertThat(out()).startsWith("decant ");
    }
}
