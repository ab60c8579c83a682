package decant.s3.copy;

import decant.s3.http.BucketChannel;
import decant.store.Interceptor;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What copies from one bucket to another are made with.
 *
 * @param source the bucket to ask for the parts of an object; nothing is written there
 * @param named the same bucket as the target's store is told of it
 * @param target the bucket that is asked for copies
 * @param dialect how the target's store takes what copies say
 * @param encryption how copies are encrypted at the target
 * @param ownerId canonical id of who owns copies at the target; {@code null} where it cannot be found out
 * @param atSource around every question about an object's parts
 * @param atTarget around every request of a copy: each part of one may be throttled and sent again by itself
 * @param threads carry the parts of one copy
 * @param clock stands in for a server that does not say what time it is
 */
public record CopyPaths(
        BucketChannel source,
        CopySource named,
        BucketChannel target,
        Dialect dialect,
        TargetEncryption encryption,
        Supplier<@Nullable String> ownerId,
        Interceptor atSource,
        Interceptor atTarget,
        ThreadFactory threads,
        InstantSource clock) {}
