package decant.cli.verb;

import decant.cli.cutover.NarrowedKeys;
import decant.cli.ending.Refusal;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.UnneededQueue;
import decant.cli.ledger.SqliteLedger;
import decant.cli.links.LinkBack;
import decant.cli.links.OpenLink;
import decant.cli.migration.TouchedKeys;
import decant.cli.migration.Unreturned;
import decant.live.Delivery;
import decant.live.Expectation;
import decant.live.Hint;
import decant.live.LiveListener;
import decant.live.LiveView;
import decant.live.LookedAt;
import decant.model.ObjectKey;
import decant.reconcile.KeyClaims;
import decant.reconcile.LinkPhase;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The links of the migration that runs here, each with the follower of the phase it is in. For one thread, which is
 * interrupted if a follower ends by itself; figures may be read by any.
 */
final class MigrationLinks implements AutoCloseable {
    /** Why there can be no link back. */
    static final String NOWHERE =
            "Say where the target's events come from: reverse.events in the file, or --reverse-follow.";

    /**
     * What they are opened with.
     *
     * @param there how the source is followed
     * @param andBack how the target is followed; empty where nobody said where its events come from
     * @param ports at which the events of both come, as far as they do so by HTTP
     * @param unneeded out of which the target's come, until a link back needs them; empty where they do not
     * @param unreturned what the process before may have held when it was killed
     * @param backLedger of the link back
     * @param claims of both links and of every pass
     */
    record Setting(
            Environment environment,
            OpenLink forward,
            Follower.Plan there,
            LinkBack way,
            Optional<Follower.Plan> andBack,
            MigrationPorts ports,
            Optional<UnneededQueue> unneeded,
            Unreturned unreturned,
            SqliteLedger ledger,
            BackLedger backLedger,
            KeyClaims claims) {}

    private final Setting setting;
    private final FollowFigures figures;
    private final LiveListener atTarget;
    private final FollowFigures backFigures;
    private final LiveListener atSource;
    private final TouchedKeys written;
    private final Consumer<String> lines;
    private volatile @Nullable Follower there;
    private volatile @Nullable Follower andBack;
    private @Nullable OpenLink back;

    /** Whether a follower has ended with events that it could not give back. */
    private boolean leftSome;

    /**
     * Links that do nothing yet.
     *
     * @param atTarget is told what the link to the target does, and tells the figures
     * @param narrowed is told of both links
     * @param lines takes a sentence for every message that is not understood
     */
    MigrationLinks(
            Setting setting,
            FollowFigures figures,
            LiveListener atTarget,
            NarrowedKeys narrowed,
            Consumer<String> lines) {
        this.setting = setting;
        this.figures = figures;
        this.lines = lines;
        this.backFigures = new FollowFigures(setting.environment().clock());
        this.written = new TouchedKeys(narrowed);
        this.atTarget = bothOf(atTarget, written);
        this.atSource = bothOf(backFigures, written);
    }

    private static LiveListener bothOf(LiveListener one, LiveListener other) {
        return new LiveListener() {
            @Override
            public void lookedAt(LookedAt run) {
                one.lookedAt(run);
                other.lookedAt(run);
            }
        };
    }

    /** The target follows; with receipts where there is a way back, so that a cutover may come. */
    void follow() throws StoreException {
        endBack();
        openThere(setting.andBack().isPresent() ? LinkPhase.FOLLOWING_WITH_RECEIPTS : LinkPhase.FOLLOWING);
        setting.unneeded().ifPresent(UnneededQueue::begin);
    }

    /**
     * Both sides take writes.
     *
     * @return why nothing can be carried back, in a few words; empty if it can
     */
    String bothWays(LinkPhase forward, LinkPhase backward) throws StoreException {
        rest();
        written.begin();
        setting.forward().gates().refusePasses();
        openThere(forward);
        try {
            openBack(backward);
            return "";
        } catch (StoreException | Refusal e) {
            return "there is no link back: " + e.getMessage();
        }
    }

    /** Why no link back would be proven to run, in one sentence; empty if nothing is known against it. */
    String whyNoWayBack() {
        if (setting.andBack().isEmpty()) {
            return NOWHERE;
        }
        String never = LinkBack.whyNone(setting.forward().pair());
        if (!never.isEmpty()) {
            return never;
        }
        String trouble = setting.unneeded().map(UnneededQueue::trouble).orElse("");
        return trouble.isEmpty() ? "" : "The target's events could not be read for a link back: " + trouble;
    }

    private void openThere(LinkPhase phase) throws StoreException {
        Follower.Plan plan = setting.there().at(setting.ports().there());
        there = open(setting.forward(), plan, phase, setting.ledger(), figures, atTarget);
    }

    private void openBack(LinkPhase phase) throws StoreException {
        Follower.Plan plan = setting.andBack().orElseThrow(() -> Refusal.usage(NOWHERE));
        Environment environment = setting.environment();
        OpenLink link = back;
        if (link == null) {
            link =
                    setting.way()
                            .open(
                                    environment.buckets(),
                                    setting.forward(),
                                    phase,
                                    environment.clock(),
                                    environment.ticker());
            back = link;
        }
        SqliteLedger ledger = setting.backLedger().open();
        setting.ports().keepBack(ledger.events());
        andBack = open(link, plan.at(setting.ports().back()), phase, ledger, backFigures, atSource);
    }

    private Follower open(
            OpenLink link,
            Follower.Plan plan,
            LinkPhase phase,
            SqliteLedger ledger,
            FollowFigures counted,
            LiveListener told)
            throws StoreException {
        Environment environment = setting.environment();
        Follower follower =
                Follower.open(
                        environment,
                        plan.in(link.enter(phase, environment.clock(), environment.ticker())),
                        link.pair(),
                        ledger,
                        link.policy(),
                        link.gates(),
                        setting.claims(),
                        counted,
                        told,
                        PairVerb.threads());
        try {
            follower.begin(lines);
            return follower;
        } catch (StoreException | RuntimeException e) {
            follower.close();
            throw e;
        }
    }

    /** Nothing is followed any more. */
    void rest() throws StoreException {
        setting.unneeded().ifPresent(UnneededQueue::rest);
        Follower one = there;
        Follower other = andBack;
        andBack = null;
        try {
            if (other != null) {
                other.close();
            }
        } finally {
            if (one != null) {
                one.close();
            }
            leftSome |= Stream.of(one, other).anyMatch(each -> each != null && !each.gaveBack());
        }
    }

    /** Nothing is carried back any more, and the way back is closed. */
    void endBack() throws StoreException {
        closeBack();
        setting.ports().letGoBack();
        setting.backLedger().close();
    }

    private void closeBack() throws StoreException {
        rest();
        OpenLink link = back;
        back = null;
        if (link != null) {
            link.close();
        }
    }

    /** The follower of the source; one that has ended between two phases. */
    Follower there() {
        return Objects.requireNonNull(there, "Nothing is followed yet.");
    }

    /** Hints in hand from the source. */
    int hints() {
        Follower follower = there;
        return follower == null ? 0 : follower.hints();
    }

    /** How the follower of the source fares. */
    LiveView view() {
        Follower follower = there;
        return follower == null ? new LiveView(0, 0, null, null) : follower.view();
    }

    /** Whether events of the source are proven to come. */
    boolean isProven() {
        Follower follower = there;
        return follower != null && follower.isProven();
    }

    /** The follower of the target; {@code null} where there is none. */
    @Nullable Follower andBack() {
        return andBack;
    }

    /** What is done at the source. */
    FollowFigures backFigures() {
        return backFigures;
    }

    /** Which events a killed process may have held, in a few words; empty where there can be none. */
    String unreturned() {
        return setting.unreturned().words();
    }

    /** The record of the link back; {@code null} where there is none. */
    @Nullable SqliteLedger backLedger() {
        return setting.backLedger().current();
    }

    /** What was looked at since both sides take writes. */
    TouchedKeys written() {
        return written;
    }

    /** Both that run. */
    List<Follower> all() {
        return Stream.of(there, andBack).filter(Objects::nonNull).map(Follower.class::cast).toList();
    }

    /** Has keys looked at by every link. */
    int lookAgain(List<ObjectKey> keys, Runnable settled) throws InterruptedException {
        List<Follower> asked = all();
        for (Follower follower : asked) {
            follower.offer(hints(keys), settling(settled));
        }
        return asked.size();
    }

    static List<Hint> hints(List<ObjectKey> keys) {
        return keys.stream().map(key -> new Hint(key, new Expectation.Anything(), false, null)).toList();
    }

    static Delivery settling(Runnable settled) {
        return new Delivery() {
            @Override
            public void acknowledge() {
                settled.run();
            }

            @Override
            public void giveBack() {
                // The follower ends, and whoever waits is told so.
            }
        };
    }

    /** What to show now. */
    List<String> lines() {
        List<String> shown = new ArrayList<>();
        Follower one = there;
        Follower other = andBack;
        if (one != null) {
            shown.addAll(one.lines());
        }
        if (other != null) {
            shown.add("  back to the source:");
            other.lines().forEach(line -> shown.add("  " + line));
        }
        setting.ports().line().ifPresent(shown::add);
        setting.unneeded().flatMap(UnneededQueue::line).ifPresent(shown::add);
        return shown;
    }

    /**
     * Closes those that have ended without being told to, which is what has interrupted the calling thread then.
     *
     * @throws StoreException that has ended one
     */
    void closeThoseThatEnded() throws StoreException {
        for (Follower follower : all()) {
            follower.closeIfItEnded();
        }
    }

    /** What comes meanwhile is kept for another process to go on with. */
    @Override
    public void close() throws StoreException {
        closeBack();
        if (!leftSome) {
            setting.unreturned().returned();
        }
    }
}
