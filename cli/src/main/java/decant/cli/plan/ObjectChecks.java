package decant.cli.plan;

import decant.cli.output.Figures;
import decant.model.ObjectKey;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** What the objects are, as far as a sample shows, and whether one of them can be read in every aspect. */
public final class ObjectChecks {
    private ObjectChecks() {}

    /**
     * The checks of a source; three requests.
     *
     * @throws StoreException if it cannot be asked at all
     */
    public static List<Check> of(ObjectStore source, Sample sample) throws StoreException {
        List<Check> checks = new ArrayList<>();
        checks.add(seen(sample));
        checks.addAll(reading(source, sample));
        checks.add(archived(sample));
        checks.add(large(sample));
        return checks;
    }

    private static Check seen(Sample sample) {
        if (sample.isComplete()) {
            return Check.ok(
                    "listing",
                    "All %s were listed, %s."
                            .formatted(Figures.count(sample.keys(), "key"), Figures.bytes(sample.bytes())));
        }
        return sample.known()
                ? Check.ok(
                        "listing",
                        "%s were listed, of %s."
                                .formatted(
                                        Figures.count(sample.keys(), "key"),
                                        Figures.about(sample.all(), sample.error())))
                : Check.look(
                        "listing",
                        Figures.count(sample.keys(), "key") + " were listed, which is too little to tell of how many.",
                        "Run 'decant count' to its end; what it takes is not forecast here.");
    }

    private static List<Check> reading(ObjectStore source, Sample sample) throws StoreException {
        if (sample.one().isEmpty()) {
            return List.of(Check.notKnown("reading", "there is no object to read.", "Plan again when there is one."));
        }
        ObjectKey key = sample.one().get();
        List<Check> checks = new ArrayList<>();
        checks.add(reading("reading objects", () -> source.look(key)));
        checks.add(reading("reading grants", () -> source.readAcl(key)));
        checks.add(reading("reading tags", () -> source.readTags(key)));
        return checks;
    }

    private interface Question {
        Object ask() throws StoreException;
    }

    private static Check reading(String name, Question question) throws StoreException {
        try {
            question.ask();
            return Check.ok(name, "The source's credentials may, as one object shows.");
        } catch (StoreException e) {
            return switch (e.kind()) {
                case DENIED -> Check.stop(name, message(e), "Permit it for every object of the source.");
                case UNSUPPORTED, INVALID -> Check.notKnown(name, message(e), "Nothing, if the source has none.");
                case NO_SUCH_KEY -> Check.notKnown(name, "the object is gone meanwhile.", "Plan again.");
                case THROTTLED,
                        UNAVAILABLE,
                        OUTCOME_UNKNOWN,
                        NO_SUCH_BUCKET,
                        BAD_CREDENTIALS,
                        WRONG_REGION,
                        ARCHIVED,
                        CORRUPT,
                        HELD,
                        OUTDATED,
                        CANCELLED ->
                        throw e;
            };
        }
    }

    private static String message(StoreException e) {
        return String.valueOf(e.getMessage());
    }

    private static Check archived(Sample sample) {
        return sample.archived() == 0
                ? Check.ok("archived objects", "None was listed.")
                : Check.look(
                        "archived objects",
                        about(sample, sample.archived()) + ", which nobody can copy as they are.",
                        "Restore them first, or leave them out (copy.exclude); otherwise they are parked.");
    }

    private static Check large(Sample sample) {
        return Check.ok(
                "large objects",
                sample.large() == 0
                        ? "None over 5 GiB was listed."
                        : about(sample, sample.large()) + " over 5 GiB, which are copied in parts.");
    }

    private static String about(Sample sample, long seen) {
        return "About " + Figures.count(Math.max(1, sample.projected(seen)));
    }
}
