package decant.cli.verb;

import decant.audit.Audit;
import decant.audit.AuditOptions;
import decant.audit.Certificate;
import decant.audit.Finding;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.ledger.KnownReceipts;
import decant.cli.ledger.ParkedKeys;
import decant.cli.options.AclOptions;
import decant.cli.options.StateOptions;
import decant.cli.output.Json;
import decant.cli.output.Keys;
import decant.cli.output.Progress;
import decant.cli.plan.AclPlans;
import decant.ledger.RunIdentity;
import decant.model.AccessList;
import decant.reconcile.AclPolicy;
import decant.s3.plan.AclPlan;
import decant.store.StoreException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decant verify}. */
@Command(
        name = "verify",
        description = {
            "Prove that two buckets hold the same, or say where they do not.",
            "Reads only, and shares no comparison with sync. Exit code 0 equal, 1 different, 2 undecided."
        },
        sortOptions = false)
public final class VerifyVerb extends PairVerb {
    /** Spans that are listed again by the SDK's own client: a sample, since a shared lister would certify itself. */
    private static final int RELISTED_SPANS = 16;

    /** Parked keys named in a certificate. */
    private static final int MAX_PARKED_NAMED = 1000;

    @Mixin private final AclOptions acl = new AclOptions();
    @Mixin private final StateOptions state = new StateOptions();

    @Option(names = "--deep", description = "Look at metadata, tags, access lists and checksums of every key, too.")
    private boolean deep;

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description = "With --deep: look at this share of the keys only, 0 to 1.")
    private double share = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw the same samples as a certificate with this seed. Default: drawn anew.")
    private @Nullable Long seed;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Write the certificate here, as JSON.")
    private @Nullable Path certificateFile;

    @Option(
            names = "--differences",
            paramLabel = "FILE",
            description = "Write what is found here, one JSON object a line.")
    private @Nullable Path differencesFile;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        if (share < 0 || share > 1) {
            throw Refusal.usage("--sample is a share from 0 to 1, not " + share + ".");
        }
        long drawn = seed == null ? environment.random().nextLong() : seed;
        List<String> notes = new ArrayList<>();
        Gates gates = gates(environment);
        Certificate certificate;
        Path stateFile = state.file(environment.stateHome(), new RunIdentity(sourceName(), targetName(), ""));
        try (Differences differences = Differences.in(differencesFile);
                KnownReceipts receipts = KnownReceipts.in(stateFile);
                OpenPair pair = open(environment, Purpose.READ, gates)) {
            AclPlan plan =
                    AclPlans.comparing(
                            acl,
                            new AclPlan.Sides(
                                    pair.sourceFacts(),
                                    pair.targetFacts(),
                                    pair.link().capabilities().acl(),
                                    pair.targetOwnerId()));
            if (deep) {
                notes.addAll(plan.notes());
            }
            certificate = audit(environment, pair, options(pair, plan.policy(), receipts, drawn), gates, differences);
        }
        ParkedKeys parked = ParkedKeys.in(stateFile, MAX_PARKED_NAMED);
        CertificateReport report = new CertificateReport(sourceName(), targetName(), certificate, drawn, parked, notes);
        write(report);
        return new Ending(exitCode(certificate), report.lines(), report.document());
    }

    private Certificate audit(
            Environment environment, OpenPair pair, AuditOptions options, Gates gates, Differences differences)
            throws StoreException, InterruptedException {
        AuditProgress running = new AuditProgress();
        try (Progress progress =
                Progress.show(
                        progressForm(environment.console()),
                        environment.console(),
                        () -> running.lines(System.nanoTime(), gates.reasons()))) {
            running.onEach(finding -> {
                differences.add(finding);
                if (!output().isJson()) {
                    progress.say(words(finding));
                }
            });
            Audit audit =
                    new Audit(
                            pair.link().source(),
                            pair.link().target(),
                            pair.sourceLister(),
                            pair.targetLister(),
                            options,
                            threads(),
                            environment.clock(),
                            running);
            return gates.whileBothAnswer(audit::run);
        }
    }

    private AuditOptions options(OpenPair pair, AclPolicy policy, KnownReceipts receipts, long drawn) {
        UnaryOperator<AccessList> expected = policy.compares() ? policy::desired : null;
        boolean tags = pair.link().capabilities().tags();
        return new AuditOptions(
                filter(),
                workers(),
                deep ? share : 0,
                tags,
                expected,
                policy.withholds(),
                true,
                RELISTED_SPANS,
                drawn,
                receipts);
    }

    static String words(Finding finding) {
        return finding.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + "  "
                + Keys.shown(finding.key())
                + ": "
                + finding.detail();
    }

    private void write(CertificateReport report) {
        if (certificateFile == null) {
            return;
        }
        try (Writer out = Files.newBufferedWriter(certificateFile)) {
            Json.writeDocument(report.document(), out);
        } catch (IOException e) {
            throw Refusal.file("The certificate " + certificateFile + " cannot be written (" + e.getMessage() + ").");
        }
    }

    private static ExitCode exitCode(Certificate certificate) {
        return switch (certificate.verdict()) {
            case EQUAL -> ExitCode.OK;
            case DIFFERENT -> ExitCode.DIFFERENT;
            case UNDECIDED -> ExitCode.UNDECIDED;
        };
    }
}
