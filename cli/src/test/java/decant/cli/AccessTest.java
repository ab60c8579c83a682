package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.Known;
import decant.store.Operation;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read what, as the command line has it. */
final class AccessTest {
    private static final ETag ETAG = ETag.of("d41d8cd98f00b204e9800998ecf8427e");

    @TempDir private Path directory;

    private CommandLineHarness decant;
    private MemoryBucket source;
    private MemoryBucket target;

    @BeforeEach
    void createBuckets() {
        decant = new CommandLineHarness(directory);
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
    }

    private static void put(MemoryBucket bucket, String key, AccessList acl) {
        bucket.put(ObjectKey.of(key), ETAG, 10, ObjectHeaders.NONE, Tags.NONE, acl, StorageClass.STANDARD);
    }

    private AccessList at(MemoryBucket bucket, String key) {
        return bucket.peek(ObjectKey.of(key)).orElseThrow().acl();
    }

    private void targetHoldsNoLists() {
        decant.buckets().facts("target", new BucketFacts("owner", Known.NO, Known.NO, Known.NO, Known.NO, Known.YES));
    }

    @Test
    void sweepsWhatASyncDoesNotLookAt() {
        put(source, "open", AccessList.PUBLIC_READ);
        put(source, "shut", AccessList.PRIVATE);
        put(source, "missing", AccessList.PUBLIC_READ);
        put(target, "open", AccessList.PRIVATE);
        put(target, "shut", AccessList.PUBLIC_READ);

        assertThat(decant.run("acl", "s3://source", "s3://target", "--dry-run")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.out()).contains("exposed (acl)  shut", "different (acl)  open", "exposed    1");
        assertThat(at(target, "shut")).isEqualTo(AccessList.PUBLIC_READ);

        assertThat(decant.run("acl", "s3://source", "s3://target")).as(decant::err).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("repaired   2", "exposed    1", "missing    1");
        assertThat(at(target, "shut")).isEqualTo(AccessList.PRIVATE);
        assertThat(at(target, "open")).isEqualTo(AccessList.PUBLIC_READ);
        assertThat(target.contents()).hasSize(2);
    }

    @Test
    void aPermissionThatIsMissingIsCounted() {
        put(source, "one", AccessList.PRIVATE);
        put(target, "one", AccessList.PRIVATE);
        decant.fail(Operation.READ_ACL, "one", Kind.DENIED, "AccessDenied");
        assertThat(decant.run("acl", "s3://source", "s3://target")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(decant.out()).contains("parked     1");
    }

    @Test
    void refusesATargetWithoutListsUntilToldWhatToHide() {
        put(source, "open", AccessList.PUBLIC_READ);
        put(source, "shut", AccessList.PRIVATE);
        targetHoldsNoLists();

        assertThat(decant.run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("--non-public withhold").doesNotContain("The same command");
        assertThat(target.contents()).isEmpty();

        assertThat(decant.run("sync", "s3://source", "s3://target", "--non-public", "withhold")).isEqualTo(ExitCode.OK);
        assertThat(target.contents().keySet()).containsExactly(ObjectKey.of("open"));
        assertThat(decant.out()).contains("withheld   1");
        assertThat(decant.run("verify", "--deep", "--non-public", "withhold", "s3://source", "s3://target"))
                .as(decant::err)
                .isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("but for what is withheld", "found    1 withheld");

        put(source, "open", AccessList.PRIVATE);
        assertThat(decant.run("verify", "--deep", "--non-public", "withhold", "s3://source", "s3://target"))
                .isEqualTo(ExitCode.DIFFERENT);
        assertThat(decant.err()).contains("exposed  open");
        assertThat(decant.run("acl", "--non-public", "withhold", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(target.contents()).isEmpty();
    }

    @Test
    void endsAtTheFirstObjectThatIsNotPublicIfToldTo() {
        put(source, "open", AccessList.PUBLIC_READ);
        put(source, "shut", AccessList.PRIVATE);
        targetHoldsNoLists();
        assertThat(decant.run("sync", "s3://source", "s3://target", "--non-public", "abort"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("shut is not public", "--non-public abort");
    }

    @Test
    void nothingCanBeSweptWhereNothingIsHeld() {
        targetHoldsNoLists();
        assertThat(decant.run("acl", "s3://source", "s3://target", "--acl", "private")).isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("nothing to sweep");
    }
}
