package decant.cli.verb;

import decant.audit.Audit;
import decant.audit.AuditOptions;
import decant.audit.Certificate;
import decant.audit.Finding;
import decant.audit.IndependentLister;
import decant.cli.buckets.OpenPair;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.options.AclOptions;
import decant.cli.output.Figures;
import decant.cli.output.Json;
import decant.cli.output.Keys;
import decant.cli.output.Progress;
import decant.model.AccessList;
import decant.reconcile.AclPolicy;
import decant.store.Link;
import decant.store.StoreException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
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
    // The lister that would take the sample speaks through the SDK; none is drawn before it does.
    private static final IndependentLister NOBODY = (_, _) -> {};

    @Mixin private final AclOptions acl = new AclOptions();

    @Option(names = "--deep", description = "Look at metadata, tags, access lists and checksums of every key, too.")
    private boolean deep;

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description = "With --deep: look at this share of the keys only, 0 to 1.")
    private double share = 1;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Write the certificate here, as JSON.")
    private @Nullable Path certificateFile;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        if (share < 0 || share > 1) {
            throw Refusal.usage("--sample is a share from 0 to 1, not " + share + ".");
        }
        LongAdder findings = new LongAdder();
        Certificate certificate;
        try (OpenPair pair = open(environment);
                Progress progress =
                        Progress.show(
                                progressForm(environment.console()),
                                environment.console(),
                                () -> List.of("  comparing, " + Figures.count(findings.sum(), "finding")))) {
            Audit audit =
                    new Audit(
                            pair.link().source(),
                            pair.link().target(),
                            NOBODY,
                            NOBODY,
                            options(pair.link()),
                            threads(),
                            environment.clock(),
                            finding -> {
                                findings.increment();
                                if (!output().isJson()) {
                                    progress.say(words(finding));
                                }
                            });
            certificate = audit.run();
        }
        CertificateReport report = new CertificateReport(sourceName(), targetName(), certificate);
        write(report);
        return new Ending(exitCode(certificate), report.lines(), report.document());
    }

    private AuditOptions options(Link link) {
        AclPolicy policy = acl.policy();
        boolean comparesAcl = link.capabilities().acl() && policy.compares();
        UnaryOperator<AccessList> expected = comparesAcl ? policy::desired : null;
        return new AuditOptions(
                filter(), workers(), deep ? share : 0, link.capabilities().tags(), expected, true, 0, 0);
    }

    private static String words(Finding finding) {
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
