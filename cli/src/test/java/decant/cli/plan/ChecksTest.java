package decant.cli.plan;

import static decant.cli.plan.Surveys.PLAIN;
import static decant.cli.plan.Surveys.part;
import static decant.cli.plan.Surveys.with;
import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.listen.Secret;
import decant.cli.options.EventPlace;
import decant.cli.plan.Check.Level;
import decant.cli.price.PriceTable;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.s3.queue.QueueUrl;
import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.SettingPart;
import decant.s3.survey.Survey;
import decant.s3.survey.UploadsAnswer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What findings about buckets mean. */
final class ChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final Sample MILLION =
            new Sample(1_000_000, 1L << 30, 1_000_000, 0, 0, 0, 0, Optional.empty(), 1_000_000, 0, true);
    private static final SettingPart EXPIRING =
            part("Rule", "ID", "old", "Status", "Enabled", "Filter/Prefix", "logs/", "Expiration/Days", "30");

    private static final Survey TOPIC =
            with(
                    PLAIN,
                    Setting.NOTIFICATIONS,
                    part("TopicConfiguration", "Topic", "arn:topic", "Event", "s3:ObjectCreated:*"));

    private static AclPlan.Sides ofSource(Known accessLists) {
        BucketFacts facts = new BucketFacts("owner", accessLists, Known.NO, Known.NO, Known.NO, Known.YES);
        return new AclPlan.Sides(facts, facts, true, "owner");
    }

    private static Check named(String name, List<Check> checks) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
    }

    private static void assertFound(Check check, Level level, String... words) {
        assertThat(check.level()).as(check.finding()).isEqualTo(level);
        assertThat(check.finding()).contains(words);
        assertThat(check.advice().isEmpty()).as(check.toString()).isEqualTo(level == Level.OK);
    }

    @Test
    void nothingSpecialIsOk() {
        assertThat(SettingChecks.of(PLAIN, PLAIN)).allMatch(check -> check.level() == Level.OK);
        assertThat(LifecycleChecks.of(PLAIN, PLAIN, NOW)).allMatch(check -> check.level() == Level.OK);
        assertFound(NotificationChecks.ofSource(PLAIN, Optional.empty()), Level.OK, "Nobody else");
        assertFound(NotificationChecks.ofTarget(PLAIN, MILLION, PriceTable.dated()), Level.OK, "nothing");
        assertFound(UploadChecks.of(PLAIN.uploads(), NOW), Level.OK, "No multipart upload");
        assertFound(CarryOver.of(PLAIN, "a", PLAIN, "b").check(), Level.OK, "Nothing");
    }

    /** Whatever a plan asks for: without an answer no check about it is ok. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "POLICY",
                "CORS",
                "TAGS",
                "WEBSITE",
                "LOGGING",
                // Held by the whole runs of PlanTest.
                "OWNERSHIP",
                "PUBLIC_ACCESS"
            })
    void whatIsNotKnownIsNeverOk(Setting setting) {
        Survey silent = with(PLAIN, setting, new SettingAnswer.NotKnown("it is silent.", false));
        List<Check> checks = new java.util.ArrayList<>(SettingChecks.of(silent, silent));
        checks.addAll(LifecycleChecks.of(silent, silent, NOW));
        checks.add(NotificationChecks.ofSource(silent, Optional.empty()));
        checks.add(NotificationChecks.ofTarget(silent, MILLION, PriceTable.dated()));

        assertThat(checks)
                .filteredOn(check -> check.finding().equals("not known: it is silent."))
                .isNotEmpty()
                .allMatch(check -> check.level() == Level.LOOK && !check.advice().isEmpty());
    }

    @Test
    void aRefusedQuestionNamesItsPermission() {
        Survey refused = with(PLAIN, Setting.VERSIONING, new SettingAnswer.NotKnown("refused.", true));

        assertThat(named("source versions", SettingChecks.of(refused, PLAIN)).advice())
                .isEqualTo("Permit s3:GetBucketVersioning there.");
    }

    @Test
    void versionsAndLocks() {
        Survey versioned = with(PLAIN, Setting.VERSIONING, part("Status", "", "Enabled"));
        assertFound(named("source versions", SettingChecks.of(versioned, PLAIN)), Level.LOOK, "only the latest");
        assertFound(named("target versions", SettingChecks.of(PLAIN, versioned)), Level.LOOK, "canaries");
        Survey locked =
                with(
                        PLAIN,
                        Setting.OBJECT_LOCK,
                        part("ObjectLockEnabled", "", "Enabled"),
                        part("Rule", "DefaultRetention/Mode", "GOVERNANCE", "DefaultRetention/Days", "7"));
        assertFound(named("source object lock", SettingChecks.of(locked, PLAIN)), Level.LOOK, "not carried");
        assertFound(named("target object lock", SettingChecks.of(PLAIN, locked)), Level.LOOK, "every canary");
    }

    @Test
    void replication() {
        Survey replicated = with(PLAIN, Setting.REPLICATION, part("Rule", "ID", "elsewhere"));
        assertFound(named("source replication", SettingChecks.of(replicated, PLAIN)), Level.LOOK, "elsewhere");
        assertFound(named("target replication", SettingChecks.of(PLAIN, replicated)), Level.LOOK, "once more");
    }

    @Test
    void encryption() {
        Survey kms =
                with(
                        PLAIN,
                        Setting.ENCRYPTION,
                        part(
                                "Rule",
                                "ApplyServerSideEncryptionByDefault/SSEAlgorithm",
                                "aws:kms",
                                "ApplyServerSideEncryptionByDefault/KMSMasterKeyID",
                                "key-1"));
        assertFound(named("source encryption", SettingChecks.of(kms, PLAIN)), Level.LOOK, "key-1");
        assertFound(named("target encryption", SettingChecks.of(PLAIN, kms)), Level.LOOK, "key-1", "receipts");
    }

    @Test
    void aPolicyThatShowsEveryCopyStopsIt() {
        Survey open = with(PLAIN, Setting.POLICY_STATUS, part("IsPublic", "", "true"));

        assertFound(named("public by policy", SettingChecks.of(PLAIN, open)), Level.STOP, "every copy would be");
        assertFound(named("public by policy", SettingChecks.of(open, open)), Level.LOOK, "both");
        assertFound(named("public by policy", SettingChecks.of(open, PLAIN)), Level.LOOK, "the target has none");
    }

    @Test
    void rulesOfTheTargetThatWouldFire() {
        assertFound(
                named("target lifecycle", LifecycleChecks.of(PLAIN, with(PLAIN, Setting.LIFECYCLE, EXPIRING), NOW)),
                Level.LOOK,
                "Rule 'old' (below logs/) removes copies 30 days after the copy.");
        SettingPart past = part("Rule", "ID", "x", "Status", "Enabled", "Expiration/Date", "2026-01-01T00:00:00.000Z");
        assertFound(
                named("target lifecycle", LifecycleChecks.of(PLAIN, with(PLAIN, Setting.LIFECYCLE, past), NOW)),
                Level.STOP,
                "removes every copy at once");
        SettingPart moving =
                part(
                        "Rule",
                        "ID",
                        "cold",
                        "Status",
                        "Enabled",
                        "Transition/Days",
                        "9",
                        "Transition/StorageClass",
                        "GLACIER");
        assertFound(
                named("target lifecycle", LifecycleChecks.of(PLAIN, with(PLAIN, Setting.LIFECYCLE, moving), NOW)),
                Level.LOOK,
                "to GLACIER 9 days after the copy");
        SettingPart harmless =
                part(
                        "Rule",
                        "Status",
                        "Enabled",
                        "AbortIncompleteMultipartUpload/DaysAfterInitiation",
                        "7",
                        "Expiration/ExpiredObjectDeleteMarker",
                        "true");
        SettingPart disabled = part("Rule", "Status", "Disabled", "Expiration/Days", "1");
        assertFound(
                named(
                        "target lifecycle",
                        LifecycleChecks.of(PLAIN, with(PLAIN, Setting.LIFECYCLE, harmless, disabled), NOW)),
                Level.OK,
                "No rule");
        assertFound(
                named("source lifecycle", LifecycleChecks.of(with(PLAIN, Setting.LIFECYCLE, EXPIRING), PLAIN, NOW)),
                Level.LOOK,
                "remove objects");
    }

    @Test
    void whoHearsOfTheSource() {
        Optional<EventPlace> ours =
                Optional.of(
                        new EventPlace.Queue(
                                QueueUrl.parse("https://sqs.us-east-1.amazonaws.com/111122223333/ours"),
                                Optional.empty()));
        Survey fed =
                with(
                        PLAIN,
                        Setting.NOTIFICATIONS,
                        part(
                                "QueueConfiguration",
                                "Queue",
                                "arn:aws:sqs:us-east-1:111122223333:ours",
                                "Event",
                                "s3:ObjectCreated:*"));
        Optional<EventPlace> here =
                Optional.of(
                        new EventPlace.Here(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 9090),
                                Secret.NONE,
                                Optional.empty()));
        assertFound(NotificationChecks.ofSource(PLAIN, here), Level.LOOK, "nothing would come");
        assertFound(NotificationChecks.ofSource(TOPIC, here), Level.OK, "arn:topic");
        assertFound(NotificationChecks.ofSource(fed, ours), Level.OK, "queue ours");
        assertFound(NotificationChecks.ofSource(TOPIC, ours), Level.LOOK, "nothing straight", "arn:topic");
        assertFound(NotificationChecks.ofSource(PLAIN, ours), Level.LOOK, "nothing straight to the queue ours.");
        assertFound(NotificationChecks.ofSource(TOPIC, Optional.empty()), Level.LOOK, "arn:topic");
        assertThat(NotificationChecks.ofSource(TOPIC, Optional.empty()).advice()).contains("must not overlap");
    }

    @Test
    void forHowLongTheTargetShowsWhatWasMadePrivate() {
        Survey told =
                with(
                        PLAIN,
                        Setting.NOTIFICATIONS,
                        part(
                                "QueueConfiguration",
                                "Queue",
                                "arn:queue",
                                "Event",
                                "s3:ObjectCreated:*",
                                "Event",
                                "s3:ObjectAcl:Put"));
        Survey bridged = with(PLAIN, Setting.NOTIFICATIONS, part("EventBridgeConfiguration"));
        AclPlan.Sides lists = ofSource(Known.YES);

        assertFound(ExposureCheck.of(told, lists, true), Level.OK, "as it is told");
        assertFound(ExposureCheck.of(bridged, lists, true), Level.OK, "Object ACL Updated");
        assertFound(ExposureCheck.of(TOPIC, lists, true), Level.LOOK, "until 'decant acl' has looked");
        assertFound(ExposureCheck.of(told, lists, false), Level.LOOK, "Nothing is followed");
        assertFound(ExposureCheck.of(TOPIC, ofSource(Known.NO), true), Level.OK, "no access lists");
    }

    @Test
    void whatEachCopySetsOff() {
        Survey triggers =
                with(
                        PLAIN,
                        Setting.NOTIFICATIONS,
                        part(
                                "CloudFunctionConfiguration",
                                "CloudFunction",
                                "arn:thumbs",
                                "Event",
                                "s3:ObjectCreated:*"),
                        part("QueueConfiguration", "Queue", "arn:queue", "Event", "s3:ObjectCreated:Copy"),
                        part("TopicConfiguration", "Topic", "arn:gone", "Event", "s3:ObjectRemoved:*"));

        Check check = NotificationChecks.ofTarget(triggers, MILLION, PriceTable.dated());

        assertFound(check, Level.LOOK, "arn:thumbs, arn:queue: 2,000,000 events", "functions cost $0.20");
        assertThat(check.finding()).doesNotContain("arn:gone");
    }

    @Test
    void uploadsUnderWay() {
        assertFound(
                UploadChecks.of(new UploadsAnswer.Seen(1000, true, Optional.of(NOW.minusSeconds(3 * 86_400))), NOW),
                Level.LOOK,
                "More than 1,000 multipart uploads are under way at the source, the oldest for 3 d 0 h.");
        assertFound(UploadChecks.of(new UploadsAnswer.NotKnown("no."), NOW), Level.LOOK, "not known: no.");
    }

    @Test
    void configurationByName() {
        Survey source =
                with(
                        with(
                                with(PLAIN, Setting.CORS, part("CORSRule", "AllowedOrigin", "*")),
                                Setting.LIFECYCLE,
                                EXPIRING),
                        Setting.POLICY,
                        part("Policy", "", "{\"Resource\": \"arn:aws:s3:::a/*\", \"Effect\": \"Allow\"}"));
        SettingPart renamed =
                part("Rule", "ID", "other", "Status", "Enabled", "Filter/Prefix", "logs/", "Expiration/Days", "30");
        Survey same =
                with(
                        with(
                                with(PLAIN, Setting.CORS, part("CORSRule", "AllowedOrigin", "*")),
                                Setting.LIFECYCLE,
                                renamed),
                        Setting.POLICY,
                        part("Policy", "", "{\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::b/*\"}"));
        Survey other =
                with(
                        with(PLAIN, Setting.CORS, part("CORSRule", "AllowedOrigin", "https://x")),
                        Setting.TAGS,
                        new SettingAnswer.NotKnown("it is silent.", false));

        assertThat(CarryOver.of(source, "a", same, "b").differences()).isEmpty();
        assertFound(
                CarryOver.of(source, "a", other, "b").check(),
                Level.LOOK,
                "only at source: policy, lifecycle; differs: CORS; not known: tags.");
    }
}
