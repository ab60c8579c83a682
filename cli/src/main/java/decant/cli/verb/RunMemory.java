package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.budget.BudgetAnswers;
import decant.cli.budget.BudgetPlan;
import decant.cli.budget.CarriedCopies;
import decant.cli.budget.Counted;
import decant.cli.budget.Places;
import decant.cli.budget.Spending;
import decant.cli.cutover.CutoverRecord;
import decant.cli.ending.Refusal;
import decant.cli.explain.HistoryAnswers;
import decant.cli.history.Recorder;
import decant.cli.ledger.ChronicleRows;
import decant.cli.ledger.MigrationRows;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.EverySecond;
import decant.cli.migration.Migration;
import decant.cli.migration.MigrationAnswers;
import decant.cli.migration.MigrationRecord;
import decant.cli.migration.PhaseChanges;
import decant.cli.migration.Remembered;
import decant.cli.migration.Verification;
import decant.cli.output.Json;
import decant.cli.report.GateState;
import decant.cli.report.Keeper;
import decant.cli.report.MovedMarks;
import decant.cli.report.ReportAnswers;
import decant.cli.report.Standing;
import decant.flow.Brake;
import decant.ledger.RunIdentity;
import decant.store.StoreException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a migration in this process writes down of itself, and tells whoever asks for a report. For one thread. */
final class RunMemory implements AutoCloseable {
    private final SqliteLedger ledger;
    private final Path uploads;
    private final RunIdentity pair;
    private final MigrationRows rows;
    private final ChronicleRows chronicle;
    private final MigrationRecord record;
    private final Counted before;
    private final CarriedCopies carried;
    private final Gates gates;
    private final InstantSource clock;
    private @Nullable EverySecond keeping;

    /**
     * @param uploads file of the upload times of these buckets, which need not be there
     */
    RunMemory(SqliteLedger ledger, Path uploads, CarriedCopies carried, Gates gates, InstantSource clock) {
        this.ledger = ledger;
        this.uploads = uploads;
        this.pair = ledger.identity();
        this.rows = ledger.migration();
        this.chronicle = ledger.chronicle();
        this.record = MigrationRecord.in(rows, this::remember);
        this.before = Counted.in(rows.all());
        this.carried = carried;
        this.gates = gates;
        this.clock = clock;
    }

    /**
     * What is spent, against what may be.
     *
     * @throws Refusal if there is a bound, and nobody can tell what anything costs
     */
    Spending spending(OpenPair pair, BudgetPlan plan) throws StoreException {
        if (Places.in(rows.all()).isEmpty()) {
            // Money depends on regions; they are asked for once.
            rows.put(Places.of(pair.surveys().source().ask(), pair.surveys().target().ask()).rows());
        }
        Spending spending = new Spending(this::counted, Places.in(rows.all()), plan);
        if (plan.dollars().isPresent() && spending.bill().sum().isEmpty()) {
            throw Refusal.usage(
                    BudgetAnswers.OPTION + " cannot be kept, since what it costs is " + spending.bill().why());
        }
        if (plan.dollars().isPresent()) {
            carried.beforeEach(() -> holdWhenSpent(spending));
        }
        return spending;
    }

    /** Within the second until somebody else looks, copies could cost more than there is. */
    private void holdWhenSpent(Spending spending) {
        String why = spending.heldBy();
        if (!why.isEmpty()) {
            gates.brake().set(new Brake.Setting.Held(why));
        }
    }

    private Counted counted() {
        return before.plus(Counted.of(gates, carried));
    }

    /** One for the whole process: it sees to it that no phase is noted twice. */
    MigrationRecord record() {
        return record;
    }

    private void remember(Instant at, String kind, String text) {
        switch (kind) {
            case Remembered.PHASE -> chronicle.addChange(at, kind, text);
            case Remembered.WRITERS -> {
                chronicle.addChange(at, kind, text);
                MovedMarks.keep(chronicle.read(0), uploads, pair);
            }
            default -> chronicle.add(at, kind, text);
        }
    }

    /** What its cutover remembers. */
    CutoverRecord cutovers() {
        return new CutoverRecord(record());
    }

    /**
     * Keeps a certificate: the report shows it, and its hash.
     *
     * @param found without what was written while both sides were compared
     */
    void keep(CertificateReport certificate, Verification found) {
        Map<String, Object> document = new LinkedHashMap<>(certificate.document());
        document.put("verdictWithoutWritten", found.verified().name());
        document.put("writtenMeanwhile", found.changed().size());
        StringWriter line = new StringWriter();
        Json.writeLine(document, line);
        rows.put(Map.of(Keeper.CERTIFICATE, line.toString()));
        chronicle.add(clock.instant(), Remembered.VERIFIED, found.verified().name());
    }

    /** From now on it is written down every second how the migration is, and in which phase. */
    void begin(Migration migration, PhaseChanges phases) {
        Keeper keeper = new Keeper(rows, this::counted, () -> GateState.of(migration.gates()), clock);
        keeper.begin(chronicle);
        // A process before may have been killed between the two.
        MovedMarks.keep(chronicle.read(0), uploads, pair);
        keeping =
                EverySecond.start(
                        () -> {
                            keeper.keep();
                            record.seen(phases::last, clock.instant());
                        },
                        PairVerb.threads());
    }

    /** The same answers, and those for a report. */
    ControlSocket.Requests answers(MigrationAnswers answers, Spending spending, Recorder recorder) {
        return new ReportAnswers(
                new HistoryAnswers(new BudgetAnswers(answers::answer, spending), ledger),
                () -> Standing.of(answers.status(), clock.instant()),
                rows,
                chronicle,
                recorder::history);
    }

    @Override
    public void close() {
        if (keeping != null) {
            keeping.close();
            chronicle.add(clock.instant(), Remembered.PROCESS_ENDED, "");
        }
    }
}
