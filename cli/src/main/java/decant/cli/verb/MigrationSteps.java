package decant.cli.verb;

import decant.audit.Audit;
import decant.audit.AuditOptions;
import decant.audit.Certificate;
import decant.audit.Finding;
import decant.backfill.BackfillReport;
import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.cutover.Crossing;
import decant.cli.cutover.CutoverRecord;
import decant.cli.follow.FollowFigures;
import decant.cli.history.PassFigures;
import decant.cli.history.Underway;
import decant.cli.ledger.EndedPass;
import decant.cli.ledger.ParkedKeys;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Moving;
import decant.cli.migration.TouchedKeys;
import decant.cli.migration.Verification;
import decant.cli.output.Figures;
import decant.count.Estimate;
import decant.live.LiveView;
import decant.migration.Readings;
import decant.migration.Step;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.ObjectKey;
import decant.reconcile.AclPolicy;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The steps of a migration on two open buckets, with a follower at work beside them. */
final class MigrationSteps implements Moving, Underway {
    private static final Set<Aspect> COMPARED_IN_PASSING =
            EnumSet.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS);

    /** Findings that are kept; with more of them the closing pass is not far enough. */
    private static final int MAX_FINDINGS = 10_000;

    /** Nobody takes more parked keys than that as they are, one by one. */
    private static final int MAX_LET_PASS = 100;

    private static final int FINDINGS_SAID = 10;
    private static final int RELISTED_SPANS = 16;

    /**
     * What the steps are made with.
     *
     * @param removals from the target by the closing pass
     * @param maxLag after which events of writes must have come
     * @param certificates takes each one, with what the migration makes of it
     * @param cutovers is told when a closing pass begins
     */
    record Setting(
            PassVerb verb,
            Environment environment,
            OpenPair pair,
            SqliteLedger ledger,
            Policy policy,
            Gates gates,
            KeyClaims claims,
            RemovalLimit removals,
            boolean deep,
            Duration maxLag,
            BiConsumer<CertificateReport, Verification> certificates,
            CutoverRecord cutovers) {}

    private final Setting setting;
    private final MigrationLinks links;
    private final FollowFigures figures;
    private final TouchedKeys touched;
    private final boolean heartbeat;
    private final Consumer<String> eachLeft;
    private volatile @Nullable PassRun passing;
    private volatile Step passingFor = Step.PROOF;
    private volatile @Nullable AuditProgress auditing;

    /** What the last verification of this process found different, and nothing else; empty where that is not known. */
    private volatile List<ObjectKey> differentLast = List.of();

    /**
     * @param heartbeat whether there is one
     * @param eachLeft takes a line for each key that is left or parked
     */
    MigrationSteps(
            Setting setting,
            MigrationLinks links,
            FollowFigures figures,
            TouchedKeys touched,
            boolean heartbeat,
            Consumer<String> eachLeft) {
        this.setting = setting;
        this.links = links;
        this.figures = figures;
        this.touched = touched;
        this.heartbeat = heartbeat;
        this.eachLeft = eachLeft;
    }

    /** What the steps are made with. */
    Setting setting() {
        return setting;
    }

    @Override
    public boolean hasAccessLists() {
        AclPolicy acl = setting.policy().acl();
        return acl.compares() || acl.withholds();
    }

    @Override
    public void awaitProof() throws InterruptedException {
        links.there().awaitProof();
    }

    @Override
    public List<String> pass(Step step) throws StoreException, InterruptedException {
        boolean closing = step == Step.CLOSING_PASS;
        Instant begun = setting.environment().clock().instant();
        if (closing && !setting.ledger().isBegun()) {
            setting.cutovers().closingPassBegins(begun);
        }
        List<String> notes = new ArrayList<>();
        if (step != Step.ACCESS_LISTS) {
            setting.verb().takeOver(setting.pair(), setting.ledger(), setting.policy(), notes);
        }
        PassRun pass =
                new PassRun(
                        setting.environment(),
                        setting.pair().link(),
                        setting.ledger(),
                        policy(step),
                        setting.verb().options(setting.pair(), closing ? setting.removals() : RemovalLimit.NONE),
                        setting.gates(),
                        setting.claims(),
                        false,
                        eachLeft,
                        links.there()::someParked);
        passingFor = step;
        passing = pass;
        try {
            BackfillReport done = setting.gates().whileBothAnswer(pass.backfill()::run);
            Instant ended = setting.environment().clock().instant();
            setting.ledger().history().add(new EndedPass(step.word(), begun, ended, done.counts()));
            Duration took = Duration.between(begun, ended);
            return new PassReport(
                            setting.verb().sourceName(),
                            setting.verb().targetName(),
                            done,
                            took,
                            setting.pair().transfer(),
                            notes,
                            Map.of())
                    .lines();
        } finally {
            passing = null;
        }
    }

    private Policy policy(Step step) {
        return switch (step) {
            case BACKFILL -> setting.policy().comparing(COMPARED_IN_PASSING);
            case ACCESS_LISTS -> setting.policy().withAspects(Set.of(Aspect.ACL));
            case CLOSING_PASS -> setting.policy();
            case PROOF, VERIFICATION, CONVERGING -> throw new IllegalArgumentException(step + " is no pass.");
        };
    }

    @Override
    public Verification verify() throws StoreException, InterruptedException {
        return verify(Set::of);
    }

    /**
     * The same, where some keys are known to have been written before.
     *
     * @param before is asked when both sides were compared
     */
    Verification verify(Supplier<Set<ObjectKey>> before) throws StoreException, InterruptedException {
        Queue<Finding> findings = new ConcurrentLinkedQueue<>();
        AtomicInteger kept = new AtomicInteger();
        AuditProgress running = new AuditProgress();
        running.onEach(finding -> {
            if (finding.kind() != Finding.Kind.WITHHELD && kept.incrementAndGet() <= MAX_FINDINGS) {
                findings.add(finding);
            }
        });
        touched.begin();
        auditing = running;
        long seed = setting.environment().random().nextLong();
        Certificate certificate;
        try {
            certificate = setting.gates().whileBothAnswer(audit(running, seed)::run);
        } finally {
            auditing = null;
        }
        if (!findings.isEmpty()) {
            // Events of what was written meanwhile are still on their way.
            Instant here = setting.environment().clock().instant();
            PairVerb.sleepUntil(setting.environment(), here.plus(setting.maxLag()));
        }
        Set<ObjectKey> written = new HashSet<>(touched.end());
        written.addAll(before.get());
        Verification found = verification(certificate, findings, written);
        differentLast = found.undecided() || kept.get() > MAX_FINDINGS ? List.of() : found.different();
        keep(certificate, seed, found);
        return found;
    }

    private void keep(Certificate certificate, long seed, Verification found) {
        setting.certificates()
                .accept(
                        new CertificateReport(
                                setting.verb().sourceName(),
                                setting.verb().targetName(),
                                certificate,
                                seed,
                                new ParkedKeys.Found(setting.ledger().parkedCount(), List.of()),
                                List.of()),
                        found);
    }

    private Audit audit(AuditProgress running, long seed) {
        Policy policy = setting.policy();
        UnaryOperator<AccessList> expected = policy.acl().compares() ? policy.acl()::desired : null;
        AuditOptions options =
                new AuditOptions(
                        setting.verb().filter(),
                        setting.verb().workers(),
                        setting.deep() ? 1 : 0,
                        setting.pair().link().capabilities().tags(),
                        expected,
                        policy.acl().withholds(),
                        true,
                        RELISTED_SPANS,
                        seed,
                        setting.ledger()::receipt);
        return new Audit(
                setting.pair().link().source(),
                setting.pair().link().target(),
                setting.pair().sourceLister(),
                setting.pair().targetLister(),
                options,
                PairVerb.threads(),
                setting.environment().clock(),
                running);
    }

    private static Verification verification(Certificate certificate, Queue<Finding> findings, Set<ObjectKey> written) {
        List<ObjectKey> changed = new ArrayList<>();
        List<ObjectKey> different = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean undecided = !certificate.relistingFailures().isEmpty();
        for (Finding finding : findings) {
            if (written.contains(finding.key())) {
                changed.add(finding.key());
                continue;
            }
            if (finding.kind() == Finding.Kind.UNDECIDED) {
                undecided = true;
            } else {
                different.add(finding.key());
            }
            if (lines.size() < FINDINGS_SAID) {
                lines.add("  " + VerifyVerb.words(finding));
            }
        }
        lines.addFirst(
                "Verified %s: %s different, %s written meanwhile."
                        .formatted(
                                Figures.count(certificate.sourceKeys(), "key"),
                                Figures.count(different.size()),
                                Figures.count(changed.size())));
        certificate.relistingFailures().forEach(failure -> lines.add("  " + failure));
        return new Verification(changed, different, undecided, lines);
    }

    @Override
    public void lookAgain(List<ObjectKey> keys, Runnable settled) throws InterruptedException {
        // If the process ends before, the next one verifies anew.
        links.there().offer(MigrationLinks.hints(keys), MigrationLinks.settling(settled));
    }

    @Override
    public Readings readings(Map<Step, Instant> ended, long toLookAt, Readings.Verified verified, String heldBy) {
        Duration silence = figures.heartbeatSilence();
        return new Readings(
                ended,
                hasAccessLists(),
                heartbeat
                        ? new Readings.Heartbeat(
                                links.isProven(), silence == null ? Duration.ZERO : silence, figures.othersCome())
                        : null,
                lag(),
                links.unreturned(),
                parked(),
                setting.ledger().pendingCount(),
                waiting(),
                figures.deadLetters(),
                toLookAt,
                letPass(verified),
                heldBy);
    }

    /** Nothing is different but what a person takes as it is. */
    private Readings.Verified letPass(Readings.Verified verified) {
        List<ObjectKey> different = differentLast;
        boolean isAccepted =
                verified == Readings.Verified.DIFFERENT
                        && !different.isEmpty()
                        && different.stream().allMatch(key -> setting.cutovers().isAccepted(key.toString()));
        return isAccepted ? Readings.Verified.EQUAL : verified;
    }

    /** Without those that a person lets pass. */
    private long parked() {
        long all = setting.ledger().parkedCount();
        if (all == 0 || all > MAX_LET_PASS) {
            return all;
        }
        return setting.ledger().parked(null, MAX_LET_PASS).stream()
                .filter(row -> !setting.cutovers().mayPass(new Crossing.Parked(row.key(), row.cause())))
                .count();
    }

    /** Where no heartbeat shows it, and nothing is left to do, the target is behind by nothing. */
    @Override
    public @Nullable Duration lag() {
        return !heartbeat && waiting() == 0 ? Duration.ZERO : figures.lag();
    }

    @Override
    public long waiting() {
        long waiting = figures.waitingMessages();
        return waiting < 0 ? Readings.UNKNOWN : waiting + links.hints();
    }

    @Override
    public LiveView live() {
        return links.view();
    }

    @Override
    public Optional<PassFigures> figures() {
        PassRun pass = passing;
        AuditProgress audit = auditing;
        if (pass != null) {
            return Optional.of(pass.figures(passingFor.word()));
        }
        return Optional.ofNullable(audit)
                .map(comparing -> comparing.figures(Step.VERIFICATION.word(), System.nanoTime(), listedLast()));
    }

    /** What the last pass over everything has listed. */
    private Optional<Estimate> listedLast() {
        List<EndedPass> passes = setting.ledger().history().passes();
        return passes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Estimate(passes.getLast().count(Tally.SOURCE_KEYS), 0));
    }

    /** What goes on now, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        PassRun pass = passing;
        AuditProgress audit = auditing;
        if (pass != null) {
            lines.addAll(pass.lines());
        } else if (audit != null) {
            lines.addAll(audit.lines(System.nanoTime(), setting.gates().reasons()));
        } else {
            setting.gates().reasons().forEach(reason -> lines.add("  " + reason));
        }
        lines.addAll(links.lines());
        return lines;
    }
}
