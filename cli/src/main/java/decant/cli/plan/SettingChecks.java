package decant.cli.plan;

import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Versioning, Object Lock, encryption and bucket policies of both sides. */
public final class SettingChecks {
    private SettingChecks() {}

    /** The checks of two buckets. */
    public static List<Check> of(Survey source, Survey target) {
        List<Check> checks = new ArrayList<>();
        checks.add(asked("source versions", source, Setting.VERSIONING, SettingChecks::sourceVersions));
        checks.add(asked("target versions", target, Setting.VERSIONING, SettingChecks::targetVersions));
        checks.add(asked("source object lock", source, Setting.OBJECT_LOCK, SettingChecks::sourceLock));
        checks.add(asked("target object lock", target, Setting.OBJECT_LOCK, SettingChecks::targetLock));
        checks.add(asked("source encryption", source, Setting.ENCRYPTION, SettingChecks::sourceEncryption));
        checks.add(asked("target encryption", target, Setting.ENCRYPTION, SettingChecks::targetEncryption));
        checks.add(asked("source replication", source, Setting.REPLICATION, SettingChecks::sourceReplication));
        checks.add(asked("target replication", target, Setting.REPLICATION, SettingChecks::targetReplication));
        checks.add(policies(source, target));
        return checks;
    }

    /** A check of a setting, or that it is not known. */
    static Check asked(String name, Survey side, Setting setting, Function<SettingAnswer, Check> judge) {
        SettingAnswer answer = side.of(setting);
        return unknown(name, setting, answer).orElseGet(() -> judge.apply(answer));
    }

    private static Optional<Check> unknown(String name, Setting setting, SettingAnswer answer) {
        return answer instanceof SettingAnswer.NotKnown(var why, var denied)
                ? Optional.of(
                        Check.notKnown(
                                name,
                                why,
                                denied
                                        ? "Permit " + setting.permission() + " there."
                                        : "Find out otherwise whether it matters here."))
                : Optional.empty();
    }

    private static Check sourceVersions(SettingAnswer answer) {
        return switch (answer.text("Status")) {
            case "Enabled", "Suspended" ->
                    Check.look(
                            "source versions",
                            "The source keeps versions; only the latest of each key is carried.",
                            "If the others are needed: keep the source, or see what S3 Replication does below.");
            default -> Check.ok("source versions", "The source keeps no versions.");
        };
    }

    private static Check targetVersions(SettingAnswer answer) {
        return answer.text("Status").equals("Enabled")
                ? Check.look(
                        "target versions",
                        "The target keeps versions: of each object that changes or goes meanwhile, and of canaries.",
                        "Let a lifecycle rule end noncurrent versions, or pay for them.")
                : Check.ok("target versions", "The target keeps no versions.");
    }

    private static Check sourceLock(SettingAnswer answer) {
        return answer.text("ObjectLockEnabled").equals("Enabled")
                ? Check.look(
                        "source object lock",
                        "Objects may be locked; retention and legal hold are not carried.",
                        "If the law asks for them at the target: set a default retention there, or do not move.")
                : Check.ok("source object lock", "The source locks no objects.");
    }

    private static Check targetLock(SettingAnswer answer) {
        boolean retains = answer.parts("Rule").stream().anyMatch(rule -> rule.has("DefaultRetention"));
        if (retains) {
            return Check.look(
                    "target object lock",
                    "Every copy is locked by the default retention, and so is every canary: no version of them can go"
                            + " before it ends.",
                    "Switch the default retention on after the migration.");
        }
        return Check.ok("target object lock", "The target locks no objects by default.");
    }

    private static Check sourceEncryption(SettingAnswer answer) {
        String algorithm = algorithm(answer);
        return algorithm.startsWith("aws:kms")
                ? Check.look(
                        "source encryption",
                        "New objects are encrypted with KMS (" + key(answer) + ").",
                        "Whoever copies needs kms:Decrypt on that key.")
                : Check.ok("source encryption", "No key of KMS is needed to read by default.");
    }

    private static Check targetEncryption(SettingAnswer answer) {
        String algorithm = algorithm(answer);
        return algorithm.startsWith("aws:kms")
                ? Check.look(
                        "target encryption",
                        "Copies are encrypted with KMS ("
                                + key(answer)
                                + "), which the canaries were, too; their ETags say nothing, so receipts are kept.",
                        "Whoever reads at the target needs kms:Decrypt on that key; a bucket key saves KMS requests.")
                : Check.ok(
                        "target encryption",
                        algorithm.isEmpty()
                                ? "The target names no encryption of its own."
                                : "Copies are encrypted with " + algorithm + ".");
    }

    private static Check sourceReplication(SettingAnswer answer) {
        return answer.parts("Rule").isEmpty()
                ? Check.ok("source replication", "The source is replicated nowhere.")
                : Check.look(
                        "source replication",
                        "The source is replicated elsewhere, which the target will not be.",
                        "Give the target its rules before writers move; objects of before take Batch Replication.");
    }

    private static Check targetReplication(SettingAnswer answer) {
        return answer.parts("Rule").isEmpty()
                ? Check.ok("target replication", "The target is replicated nowhere.")
                : Check.look(
                        "target replication",
                        "Each copy is replicated on from the target, and paid once more.",
                        "See that its destination is not the source, and that this is what you want.");
    }

    private static String algorithm(SettingAnswer answer) {
        return inRule(answer, "SSEAlgorithm");
    }

    private static String key(SettingAnswer answer) {
        String id = inRule(answer, "KMSMasterKeyID");
        return id.isEmpty() ? "the key that AWS manages" : id;
    }

    private static String inRule(SettingAnswer answer, String name) {
        return answer.parts("Rule").stream()
                .map(rule -> rule.first("ApplyServerSideEncryptionByDefault/" + name))
                .findFirst()
                .orElse("");
    }

    private static Check policies(Survey source, Survey target) {
        Optional<Check> unknown =
                unknown("source policy", Setting.POLICY_STATUS, source.of(Setting.POLICY_STATUS))
                        .or(() -> unknown("target policy", Setting.POLICY_STATUS, target.of(Setting.POLICY_STATUS)));
        if (unknown.isPresent()) {
            return unknown.get();
        }
        boolean sourcePublic = isPublic(source);
        if (isPublic(target)) {
            return sourcePublic
                    ? Check.look(
                            "public by policy",
                            "Policies make both buckets public, beside all access lists.",
                            "Compare the two policies: neither may show what the other does not.")
                    : Check.stop(
                            "public by policy",
                            "The target's policy makes it public, and the source's does not: every copy would be"
                                    + " shown.",
                            "Take that policy away from the target until everybody may read all of it.");
        }
        return sourcePublic
                ? Check.look(
                        "public by policy",
                        "The source's policy makes it public, and the target has none that does.",
                        "Give the target its policy before readers move there.")
                : Check.ok("public by policy", "No policy makes either bucket public.");
    }

    private static boolean isPublic(Survey side) {
        return side.of(Setting.POLICY_STATUS).text("IsPublic").equalsIgnoreCase("true");
    }
}
