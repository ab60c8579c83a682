package decant.cli.report;

import decant.backfill.Tally;
import decant.cli.budget.Bill;
import decant.cli.ledger.EndedPass;
import decant.cli.output.Figures;
import decant.cli.price.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report in a few lines, and for scripts. */
public record ReportDocument(ReportInput input, Story story, @Nullable Proof proof) {
    /** Of what a report is made of. */
    public static ReportDocument of(ReportInput input) {
        Story story = input.story();
        String certificate = story.certificate();
        return new ReportDocument(input, story, certificate == null ? null : Proof.of(certificate));
    }

    /** The last certificate, exactly as its hash was made; empty where nothing was verified. */
    public Optional<String> certificate() {
        return Optional.ofNullable(proof).map(Proof::text);
    }

    /** For people. */
    public List<String> lines(Path page) {
        return List.of(
                input.source() + " -> " + input.target(),
                "  copied   "
                        + Figures.count(story.counted().copies(), "object")
                        + ", "
                        + Figures.bytes(story.counted().bytes()),
                "  spent    " + input.bill().sum().map(Money::words).orElse("not known"),
                "  verified " + (proof == null ? "not yet" : proof.verdict()),
                "  report   " + page);
    }

    /** For scripts. */
    public Map<String, Object> document(Path page) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", input.source());
        document.put("target", input.target());
        document.put("report", page.toString());
        document.put("phase", input.facts().standing().phase());
        document.put("step", input.facts().standing().step());
        document.put("running", input.facts().standing().running());
        story.begun().ifPresent(begun -> document.put("begun", begun));
        document.put("until", story.until());
        document.put("workedSeconds", story.worked().toSeconds());
        document.put("copied", story.counted().copies());
        document.put("bytes", story.counted().bytes());
        input.bill().sum().ifPresent(sum -> document.put("dollars", sum.dollars()));
        document.put("prices", input.bill().why());
        document.put("bill", input.bill().items().stream().map(ReportDocument::item).toList());
        document.put("gates", input.facts().standing().gates().stream().map(GateState::document).toList());
        document.put("passes", input.facts().history().passes().stream().map(ReportDocument::pass).toList());
        document.put("parked", input.facts().chronicle().parkedTotal());
        document.put("resolved", input.facts().chronicle().resolvedTotal());
        if (proof != null) {
            document.put("verdict", proof.verdict());
            document.put("certificateHash", proof.sha256());
        }
        document.put("limits", Limits.of(story, proof));
        return document;
    }

    private static Map<String, Object> item(Bill.Item item) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("for", item.what());
        members.put("counted", item.amount());
        members.put("price", item.price());
        item.money().ifPresent(money -> members.put("dollars", money.dollars()));
        return members;
    }

    private static Map<String, Object> pass(EndedPass pass) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("step", pass.step());
        members.put("tookMillis", Duration.between(pass.begun(), pass.ended()).toMillis());
        members.put("copied", pass.count(Tally.COPIED));
        members.put("counts", pass.counts());
        return members;
    }
}
