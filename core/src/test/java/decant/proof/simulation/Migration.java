package decant.proof.simulation;

import decant.backfill.Backfill;
import decant.backfill.BackfillListener;
import decant.backfill.BackfillOptions;
import decant.backfill.ManualTime;
import decant.backfill.RemovalLimit;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.model.Aspect;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.reconcile.AclPolicy;
import decant.reconcile.KeyReconciler;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One migration from the first page to the certificate, as a plan has it. */
final class Migration {
    private static final Policy POLICY = Policy.carrying(new AclPolicy.Preserve("target-owner"));
    private static final int MOST_LIVE_RUNS = 50;

    final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    final MemoryBucket source;
    final MemoryBucket target;
    private final Plan plan;
    private final Link link;
    private final Map<ObjectKey, KeyStory> stories = new HashMap<>();
    private final ObjectKey fatalKey;
    private final AtomicInteger callsUntilDeath;
    private volatile boolean isCalm;
    private MemoryLedger ledger =
            new MemoryLedger(new RunIdentity("s3://source/", "s3://target/", ""), Policy.DEFAULT_LATE_LANDING);

    Migration(Plan plan) {
        this.plan = plan;
        this.source = new MemoryBucket("s3://source/", time, plan.capabilities());
        this.target = new MemoryBucket("s3://target/", time, plan.capabilities());
        this.link = new Link(source, target, order -> target.copyFrom(source, order), plan.capabilities());
        // A pass removes nothing when the source is empty, which a plan of one key may make it.
        source.put(ObjectKey.of("bystander"), ETag.ofMd5(1, 1, 0), 1);
        for (int number : plan.keys()) {
            KeyStory story = new KeyStory(plan.seed(), number);
            story.begin(source, target);
            stories.put(story.key, story);
        }
        SplittableRandom random = new SplittableRandom(plan.seed());
        this.fatalKey = KeyStory.key(plan.keys().get(random.nextInt(plan.keys().size())));
        this.callsUntilDeath = new AtomicInteger(1 + random.nextInt(4));
    }

    /**
     * Runs it.
     *
     * @return what is wrong: what is exposed once every hint is acknowledged, and what differs after the closing pass
     */
    List<String> run() throws StoreException, InterruptedException {
        passWhileUsersWrite();
        time.advance(Duration.ofMinutes(1));
        land();
        isCalm = true;
        for (KeyStory story : stories.values()) {
            if (story.takeAllHints() > 0) {
                follow(story);
            }
        }
        List<String> wrong = exposures();
        time.advance(Policy.DEFAULT_LATE_LANDING.plusMinutes(1));
        ledger.unparkAll(time.instant());
        if (plan.closes()) {
            pass(POLICY, new Weather(this, plan, false)).run();
        }
        wrong.addAll(differences());
        wrong.addAll(Verification.findings(source, target, time));
        return wrong;
    }

    /** A pass as {@code sync --delete-surplus} makes it, begun again from the ledger whenever its process dies. */
    private void passWhileUsersWrite() throws InterruptedException {
        Policy compared = POLICY.comparing(Set.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS));
        boolean isDone = false;
        while (!isDone) {
            try {
                pass(compared, new Weather(this, plan, false)).run();
                isDone = true;
            } catch (StoreException e) {
                if (e.kind() != StoreException.Kind.CANCELLED) {
                    throw new IllegalStateException(e);
                }
                ledger = ledger.afterCrash();
            }
        }
    }

    private Backfill pass(Policy policy, Interceptor weather) {
        return new Backfill(
                link.intercept(weather, weather),
                ledger,
                policy,
                new BackfillOptions(KeyFilter.ALL, 2, 64, false, new RemovalLimit(Long.MAX_VALUE, 1)),
                Thread.ofVirtual().factory(),
                time,
                this::pauseUntil,
                BackfillListener.NONE);
    }

    /** What was given up lands before the longest time a request can take has passed, or never. */
    private synchronized void pauseUntil(Instant until) {
        if (Duration.between(time.instant(), until).compareTo(Duration.ofMinutes(1)) > 0) {
            land();
        }
        time.until(until);
    }

    private void land() {
        for (KeyStory story : stories.values()) {
            for (Interceptor.Call<?> late : List.copyOf(story.late)) {
                if (story.everLands()) {
                    land(story, late);
                }
            }
            story.late.clear();
        }
    }

    void land(KeyStory story, Interceptor.Call<?> late) {
        try {
            story.log.add("late, it is done: " + late.make());
        } catch (StoreException e) {
            story.log.add("late, it fails: " + e.kind());
        }
    }

    /** The live side works on a hint until it can be acknowledged; what has to wait is left to a later hint. */
    void follow(KeyStory story) throws StoreException {
        Interceptor weather = new Weather(this, plan, true);
        KeyReconciler live = new KeyReconciler(POLICY.withRemovals(true), link.intercept(weather, weather));
        for (int run = 0; run < MOST_LIVE_RUNS; run++) {
            Outcome outcome = live.reconcile(story.key, 0, null);
            story.log.add("live: " + outcome);
            if (!(outcome instanceof Outcome.Again again)) {
                return;
            }
            if (!isCalm) {
                story.giveBackHint();
                return;
            }
            time.advance(again.after());
        }
        throw new IllegalStateException("A hint that is never acknowledged: " + story.key);
    }

    @Nullable KeyStory story(ObjectKey key) {
        return stories.get(key);
    }

    boolean isCalm() {
        return isCalm;
    }

    boolean diesNow(ObjectKey key) {
        return key.equals(fatalKey) && callsUntilDeath.getAndDecrement() == 1;
    }

    void timePasses(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    private List<String> exposures() {
        List<String> exposures = new ArrayList<>();
        for (KeyStory story : stories.values()) {
            MemoryObject there = target.peek(story.key).orElse(null);
            MemoryObject wanted = source.peek(story.key).orElse(null);
            if (there != null && wanted != null && !there.acl().isWithin(wanted.acl())) {
                exposures.add(story.key + ": more public at the target before the closing pass");
            }
        }
        return exposures;
    }

    /** Compares by code that shares nothing with the program. */
    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (KeyStory story : stories.values()) {
            String atSource = describe(source.peek(story.key));
            String atTarget = describe(target.peek(story.key));
            if (!atSource.equals(atTarget)) {
                differences.add(story.key + ": source " + atSource + ", target " + atTarget);
            }
        }
        if (ledger.pendingCount() + ledger.parkedCount() > 0) {
            differences.add(ledger.pendingCount() + " keys pending, " + ledger.parked(null, 10) + " parked");
        }
        return differences;
    }

    private static String describe(Optional<MemoryObject> object) {
        return object.map(there ->
                        there.content().etag() + " " + there.headers() + " " + there.tags() + " " + there.acl())
                .orElse("nothing");
    }

    /** All that happened to a key. */
    List<String> logOf(int number) {
        KeyStory story = stories.get(KeyStory.key(number));
        return story == null ? List.of() : story.log;
    }
}
