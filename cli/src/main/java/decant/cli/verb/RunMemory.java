package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.budget.CarriedCopies;
import decant.cli.budget.Counted;
import decant.cli.budget.Places;
import decant.cli.history.Recorder;
import decant.cli.ledger.ChronicleRows;
import decant.cli.ledger.MigrationRows;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.EverySecond;
import decant.cli.migration.Migration;
import decant.cli.migration.MigrationAnswers;
import decant.cli.migration.MigrationRecord;
import decant.cli.migration.Remembered;
import decant.cli.output.Json;
import decant.cli.report.GateState;
import decant.cli.report.Keeper;
import decant.cli.report.ReportAnswers;
import decant.cli.report.Standing;
import decant.store.StoreException;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a migration in this process writes down of itself, and tells whoever asks for a report. For one thread. */
final class RunMemory implements AutoCloseable {
    private final MigrationRows rows;
    private final ChronicleRows chronicle;
    private final CarriedCopies carried;
    private final Gates gates;
    private final InstantSource clock;
    private @Nullable EverySecond keeping;

    RunMemory(SqliteLedger ledger, CarriedCopies carried, Gates gates, InstantSource clock) {
        this.rows = ledger.migration();
        this.chronicle = ledger.chronicle();
        this.carried = carried;
        this.gates = gates;
        this.clock = clock;
    }

    /** Money depends on regions. They are asked for once. */
    void learnPlaces(OpenPair pair) throws StoreException {
        if (Places.in(rows.all()).isEmpty()) {
            rows.put(Places.of(pair.surveys().source().ask(), pair.surveys().target().ask()).rows());
        }
    }

    MigrationRecord record() {
        return MigrationRecord.in(rows, chronicle::add);
    }

    /** Keeps a certificate: the report shows it, and its hash. */
    void keep(CertificateReport certificate) {
        StringWriter line = new StringWriter();
        Json.writeLine(certificate.document(), line);
        rows.put(Map.of(Keeper.CERTIFICATE, line.toString()));
        chronicle.add(clock.instant(), Remembered.VERIFIED, certificate.certificate().verdict().name());
    }

    /** From now on it is written down every second how the migration is. */
    void begin(Migration migration) {
        Keeper keeper =
                new Keeper(
                        rows,
                        Counted.in(rows.all()),
                        () -> Counted.of(gates, carried),
                        () -> GateState.of(migration.gates()),
                        clock);
        keeper.begin(chronicle);
        keeping = EverySecond.start(keeper::keep, PairVerb.threads());
    }

    /** The same answers, and those for a report. */
    ControlSocket.Requests answers(MigrationAnswers answers, Recorder recorder) {
        return new ReportAnswers(
                answers::answer,
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
