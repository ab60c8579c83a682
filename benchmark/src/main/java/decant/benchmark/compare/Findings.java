package decant.benchmark.compare;

import decant.benchmark.process.Stats;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.ObjectHeaders;
import decant.model.Permission;
import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Acl;
import decant.simulator.bucket.StoredObject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** What is not at a target as it is at its source, seen from behind both, by nobody's code but the simulator's. */
final class Findings {
    /** Numbers of keys; one key may be in several. */
    enum Finding {
        /** Only at the source. */
        MISSING,
        /** Only at the target, whatever it is. */
        SURPLUS,
        BYTES,
        /** A header or an entry of the source that the target lacks or has otherwise; what was added is not counted. */
        METADATA,
        TAGS,
        CLASS,
        /** Somebody may do at the target what he may not at the source. */
        WIDER,
        /** Somebody may not do at the target what he may at the source. */
        NARROWER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<Permission> FULL =
            Arrays.stream(Permission.values()).filter(each -> each != Permission.FULL_CONTROL).toList();

    private final Map<Finding, Integer> numbers = new EnumMap<>(Finding.class);

    private Findings() {
        for (Finding finding : Finding.values()) {
            numbers.put(finding, 0);
        }
    }

    static Map<Finding, Integer> of(SimulatedBucket source, SimulatedBucket target) {
        Findings findings = new Findings();
        for (String key : source.keys()) {
            StoredObject object = source.peek(key).orElseThrow();
            target.peek(key)
                    .ifPresentOrElse(
                            copy -> findings.compare(object, copy), () -> findings.count(Finding.MISSING, true));
        }
        for (String key : target.keys()) {
            findings.count(Finding.SURPLUS, source.peek(key).isEmpty());
        }
        return findings.numbers;
    }

    /** Numbers as the world prints them. */
    static Map<Finding, Double> read(Stats stats) {
        Map<Finding, Double> numbers = new EnumMap<>(Finding.class);
        for (Finding finding : Finding.values()) {
            numbers.put(finding, stats.of(finding.word()));
        }
        return numbers;
    }

    private void compare(StoredObject object, StoredObject copy) {
        count(Finding.BYTES, !object.etag().equals(copy.etag()) || object.size() != copy.size());
        count(Finding.METADATA, !isKept(object.headers(), copy.headers()));
        count(Finding.TAGS, !object.tags().equals(copy.tags()));
        count(Finding.CLASS, !object.storageClass().equals(copy.storageClass()));
        Set<Grant> atSource = rights(object.acl());
        Set<Grant> atTarget = rights(copy.acl());
        count(Finding.WIDER, !atSource.containsAll(atTarget));
        count(Finding.NARROWER, !atTarget.containsAll(atSource));
    }

    private void count(Finding finding, boolean found) {
        if (found) {
            numbers.merge(finding, 1, Integer::sum);
        }
    }

    private static boolean isKept(ObjectHeaders source, ObjectHeaders target) {
        return isKept(source.system(), target.system()) && isKept(source.user(), target.user());
    }

    private static boolean isKept(SortedMap<String, String> source, SortedMap<String, String> target) {
        return target.entrySet().containsAll(source.entrySet());
    }

    /** What others than the owner may do, each right by itself. */
    private static Set<Grant> rights(Acl acl) {
        Set<Grant> rights = new HashSet<>();
        for (Grant grant : acl.grants()) {
            if (grant.grantee().equals(new Grantee.Account(acl.ownerId()))) {
                continue;
            }
            if (grant.permission() == Permission.FULL_CONTROL) {
                FULL.forEach(each -> rights.add(new Grant(grant.grantee(), each)));
            } else {
                rights.add(grant);
            }
        }
        return rights;
    }
}
