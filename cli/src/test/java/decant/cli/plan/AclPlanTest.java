package decant.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ending.Refusal;
import decant.cli.options.AclOptions;
import decant.model.AccessList;
import decant.reconcile.AclPolicy;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The table of {@link AclPlan}, row by row. */
final class AclPlanTest {
    private static final BucketFacts OPEN = facts(Known.YES, Known.NO, Known.NO);
    private static final BucketFacts BLOCKED = facts(Known.YES, Known.YES, Known.YES);
    private static final BucketFacts ENFORCED = facts(Known.NO, Known.NO, Known.NO);

    private static BucketFacts facts(Known lists, Known refuses, Known ignores) {
        return new BucketFacts("owner", lists, refuses, ignores, Known.NO, Known.YES);
    }

    private static AclPlan plan(BucketFacts source, BucketFacts target, String... options) {
        return AclPlans.of(options(options), new AclPlan.Sides(source, target, true, "them"));
    }

    private static AclOptions options(String... words) {
        AclOptions options = new AclOptions();
        new CommandLine(
                        CommandLine.Model.CommandSpec.create()
                                .addMixin("acl", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(words);
        return options;
    }

    private static void refuses(String saying, BucketFacts source, BucketFacts target, String... options) {
        assertThatThrownBy(() -> plan(source, target, options))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(saying);
    }

    @Test
    void listsAreKeptWhereBothSidesHaveThem() {
        assertThat(plan(OPEN, OPEN).policy()).isEqualTo(new AclPolicy.Preserve("them", false));
        assertThat(plan(OPEN, OPEN).notes()).isEmpty();
    }

    @Test
    void whereTheSourceHasNoneEverythingIsPrivateAndNothingIsRead() {
        AclPolicy policy = plan(ENFORCED, OPEN).policy();
        assertThat(policy).isEqualTo(new AclPolicy.Everything(AccessList.PRIVATE));
        assertThat(policy.readsSource()).isFalse();
        assertThat(plan(ENFORCED, ENFORCED).policy()).isEqualTo(new AclPolicy.NotCarried());
    }

    @Test
    void publicGrantsWithoutEffectAreLeftOutUnlessTheTargetIgnoresThemToo() {
        assertThat(plan(BLOCKED, OPEN).policy()).isEqualTo(new AclPolicy.Preserve("them", true));
        assertThat(plan(BLOCKED, BLOCKED).policy()).isEqualTo(new AclPolicy.Preserve("them", false));
        assertThat(plan(BLOCKED, ENFORCED).policy()).isEqualTo(new AclPolicy.NotCarried());
    }

    @Test
    void whatCannotBeToldIsRefused() {
        refuses("s3:GetBucketPublicAccessBlock", facts(Known.YES, Known.NO, Known.UNKNOWN), OPEN);
        assertThat(plan(facts(Known.YES, Known.NO, Known.UNKNOWN), OPEN, "--acl", "private").policy())
                .isEqualTo(new AclPolicy.Everything(AccessList.PRIVATE));
    }

    @Test
    void aTargetThatRefusesPublicListsIsRefused() {
        refuses("BlockPublicAcls", OPEN, BLOCKED);
        refuses("--acl private", OPEN, BLOCKED, "--acl", "public-read");
    }

    @Test
    void aTargetWithoutListsNeedsAWordAboutWhatIsNotPublic() {
        refuses("--non-public withhold", OPEN, ENFORCED);
        assertThat(plan(OPEN, ENFORCED, "--non-public", "withhold").policy()).isEqualTo(new AclPolicy.Withhold());
        assertThat(plan(OPEN, ENFORCED, "--non-public", "abort").policy()).isEqualTo(new AclPolicy.AllPublic());
        assertThat(plan(OPEN, ENFORCED, "--acl", "private").policy()).isEqualTo(new AclPolicy.NotCarried());
        refuses("--acl private", OPEN, ENFORCED, "--acl", "public-read");
    }

    @Test
    void aTargetThatWasFoundToKeepNoListsIsOneWithoutThem() {
        AclPlan.Sides sides = new AclPlan.Sides(OPEN, OPEN, false, "");
        assertThatThrownBy(() -> AclPlans.of(options(), sides)).isInstanceOf(Refusal.class);
    }

    @Test
    void theOwnersCannedListGoesWithEveryCopy() {
        assertThat(plan(OPEN, OPEN, "--acl", "bucket-owner-full-control").policy())
                .isEqualTo(new AclPolicy.Canned("bucket-owner-full-control"));
    }

    @Test
    void comparingRefusesNothingButSaysWhatItLeavesOut() {
        AclPlan plan = AclPlans.comparing(options(), new AclPlan.Sides(OPEN, ENFORCED, true, ""));
        assertThat(plan.policy()).isEqualTo(new AclPolicy.NotCarried());
        assertThat(plan.notes()).singleElement().asString().contains("not compared", "--non-public");
    }
}
