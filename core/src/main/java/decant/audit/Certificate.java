package decant.audit;

import decant.model.KeyRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an audit proved: what both sides listed, range by range, and what was found.
 *
 * @param begun when the first page was asked for
 * @param ended when the last was done
 * @param verdict equal only if nothing was found and nothing is undecided
 * @param ranges every range listed, in key order; together they are the whole bucket
 * @param findings number of findings by kind, kinds without any left out
 * @param deepKeys keys whose every aspect was looked at
 * @param settledAtSecondLook keys that differed in the listings and were equal when looked at: changed during the audit
 * @param equalByChecksum keys whose contents have other ETags and one checksum
 * @param equalByReceipt keys of which only the copier's own record says that their contents are equal
 * @param relistedSpans spans listed again independently with the same result
 * @param relistingFailures what the independent listing saw otherwise, one sentence each
 * @param notLookedAt what this audit says nothing about, one sentence each
 */
public record Certificate(
        String source,
        String target,
        Instant begun,
        Instant ended,
        Result verdict,
        List<Range> ranges,
        Map<Finding.Kind, Long> findings,
        long deepKeys,
        long settledAtSecondLook,
        long equalByChecksum,
        long equalByReceipt,
        int relistedSpans,
        List<String> relistingFailures,
        List<String> notLookedAt) {
    public Certificate {
        ranges = List.copyOf(ranges);
        findings = Map.copyOf(findings);
        relistingFailures = List.copyOf(relistingFailures);
        notLookedAt = List.copyOf(notLookedAt);
    }

    /** The answer of an audit. */
    public enum Result {
        EQUAL,
        DIFFERENT,
        UNDECIDED
    }

    /**
     * What one side listed in a range.
     *
     * @param digest SHA-256, hexadecimal, over the entries in key order; see {@code docs/verifying.md} for its exact
     *     text
     */
    public record Side(long keys, long bytes, String digest) {}

    /** A range of keys with what each side listed there. */
    public record Range(KeyRange keys, Side source, Side target) {}

    /** Keys listed at the source. */
    public long sourceKeys() {
        return ranges.stream().mapToLong(range -> range.source().keys()).sum();
    }

    /** Keys listed at the target. */
    public long targetKeys() {
        return ranges.stream().mapToLong(range -> range.target().keys()).sum();
    }

    /** Bytes listed at the source. */
    public long sourceBytes() {
        return ranges.stream().mapToLong(range -> range.source().bytes()).sum();
    }

    /** Bytes listed at the target. */
    public long targetBytes() {
        return ranges.stream().mapToLong(range -> range.target().bytes()).sum();
    }
}
