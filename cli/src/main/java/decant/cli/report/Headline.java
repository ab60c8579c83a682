package decant.cli.report;

import decant.cli.output.Figures;
import decant.cli.price.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody reads who reads nothing else. */
record Headline(ReportInput input, Story story, @Nullable Proof proof) {
    private enum Mood {
        GOOD,
        CALM,
        BAD
    }

    void write(Markup out) {
        out.open("header");
        out.leaf("p", "Migration report", "class", "over");
        out.open("h1")
                .leaf("span", input.source())
                .leaf("span", " to ", "class", "soft")
                .leaf("span", input.target())
                .close();
        out.leaf("p", standing(), "class", "standing " + mood().name().toLowerCase(Locale.ROOT));
        out.close();
        out.open("section", "class", "tiles", "aria-label", "In figures");
        tile(out, Figures.count(story.counted().copies()), "objects copied");
        tile(out, Figures.bytes(story.counted().bytes()), "carried");
        tile(out, Figures.duration(story.worked()), "at work");
        tile(out, input.bill().sum().map(Money::words).orElse("not known"), "spent");
        tile(out, Figures.count(input.facts().chronicle().parkedTotal()), "keys parked");
        tile(out, proof == null ? "not yet" : proof.verdict(), "verified");
        out.close();
    }

    private static void tile(Markup out, String figure, String words) {
        out.open("div", "class", "tile").leaf("strong", figure).leaf("span", words).close();
    }

    private Mood mood() {
        boolean proven = proof != null && proof.verdict().equals("EQUAL");
        boolean bad = input.facts().chronicle().parkedTotal() > 0 || (proof != null && !proven);
        return bad ? Mood.BAD : proven && isFar() ? Mood.GOOD : Mood.CALM;
    }

    private boolean isFar() {
        return switch (input.facts().standing().phase()) {
            case "converged", "switched", "finished" -> true;
            default -> false;
        };
    }

    private String standing() {
        Standing now = input.facts().standing();
        String first =
                switch (now.phase()) {
                    case "converged" -> "Converged: both sides were brought to the same, and changes are followed.";
                    case "switching" -> "Switching: the application is moving to the target.";
                    case "switched" -> "Switched: the application writes to the target.";
                    case "finished" -> "Finished.";
                    case "rolled-back" -> "Rolled back: the application writes to the source again.";
                    default -> "Under way, at the step " + now.step() + ".";
                };
        String process = now.running() ? "" : now.phase().equals("finished") ? "" : " No process is at it.";
        return first + (now.paused() ? " It is paused." : "") + process;
    }
}
