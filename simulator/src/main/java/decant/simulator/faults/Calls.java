package decant.simulator.faults;

import decant.simulator.bucket.S3Operation;
import java.util.Set;
import java.util.function.Predicate;

/** Which calls a rule is about: any, narrowed by operation, bucket and key. Immutable. */
public final class Calls {
    private final Predicate<Call> matches;

    private Calls(Predicate<Call> matches) {
        this.matches = matches;
    }

    /** Every call. */
    public static Calls any() {
        return new Calls(call -> true);
    }

    /** Calls of these operations. */
    public static Calls to(S3Operation... operations) {
        Set<S3Operation> wanted = Set.of(operations);
        return new Calls(call -> wanted.contains(call.operation()));
    }

    /** Those of them in a bucket. */
    public Calls in(String bucket) {
        return new Calls(matches.and(call -> call.bucket().equals(bucket)));
    }

    /** Those of them about one key. */
    public Calls on(String key) {
        return onKeys(key::equals);
    }

    /** Those of them about keys that match. */
    public Calls onKeys(Predicate<String> keys) {
        return new Calls(matches.and(call -> keys.test(call.key())));
    }

    boolean include(Call call) {
        return matches.test(call);
    }
}
