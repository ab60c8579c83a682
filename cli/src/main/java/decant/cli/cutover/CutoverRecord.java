package decant.cli.cutover;

import decant.cli.migration.MigrationRecord;
import decant.migration.CutoverStep;
import decant.migration.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a cutover remembers over its own end, in the record of its migration: where it is going, which steps were begun,
 * done and undone, and when. An empty text stands for nothing. Safe for any number of threads.
 */
public final class CutoverRecord {
    private static final String COURSE = "course";
    private static final String STOPPED = "stopped";
    private static final String BEGUN = "cutover began ";
    private static final String DONE = "cutover did ";
    private static final String UNDONE = "cutover undid ";
    private static final String ASKED_BACK = "writers were asked back";
    private static final String CLOSING_PASS = "closing pass began";
    private static final String COPIES = "copies until";
    private static final String STRAGGLER = "last straggler";
    private static final String STRAGGLER_KEY = "last straggler key";

    /** The cause of keys that changed whenever they were to be copied. */
    private static final String HOT = "hot";

    private static final String ACCEPTED = "accepted ";
    private static final String ACCEPTED_HOT = "accepted hot ";
    private static final String CERTIFICATE = "cutover certificate";
    private static final String LAST_PHASE = "last phase over";

    /** The keys of the person who is being answered. */
    private record Wish(Set<String> accepted, Set<String> hot) {
        static final Wish NOTHING = new Wish(Set.of(), Set.of());
    }

    private static final ScopedValue<Wish> WISH = ScopedValue.newInstance();

    private final MigrationRecord record;

    public CutoverRecord(MigrationRecord record) {
        this.record = record;
    }

    /** Where the application is, or is on its way to. */
    public Course course() {
        String word = record.value(COURSE);
        return word == null || word.isEmpty() ? Course.STAYING : Course.of(word);
    }

    /** Goes there from now on; nothing stops it any more. */
    void course(Course course, Instant now) {
        record.keep(Map.of(COURSE, course.word(), STOPPED, "", "since " + course.word(), text(now)));
    }

    /** Whether the application may write at the target, or have written there what is not carried back yet. */
    public boolean mayBeAtTarget() {
        return !course().isAtSource() && done(CutoverStep.LINK_BACK) != null;
    }

    /** Another cutover is prepared, by a closing pass that no process which begins anew may pass over. */
    void prepareAgain(Instant now) {
        Course staying = Course.STAYING;
        record.backTo(
                Step.CLOSING_PASS, Map.of(COURSE, staying.word(), STOPPED, "", "since " + staying.word(), text(now)));
    }

    /** When it began to be there, or to go there, for the last time. */
    public @Nullable Instant since(Course course) {
        return time("since " + course.word());
    }

    /** Why it does not go on, in one sentence; empty if it does. */
    public String stopped() {
        return text(STOPPED);
    }

    void stopped(String sentence) {
        record.keep(Map.of(STOPPED, sentence));
    }

    /** When a step was begun; {@code null} if it was not. */
    @Nullable Instant begun(CutoverStep step) {
        return time(BEGUN + step.word());
    }

    /** When a step was done; {@code null} if it was not. */
    public @Nullable Instant done(CutoverStep step) {
        return time(DONE + step.word());
    }

    /** When a step was undone; {@code null} if it was not. */
    public @Nullable Instant undone(CutoverStep step) {
        return time(UNDONE + step.word());
    }

    void begin(CutoverStep step, Instant now) {
        record.keep(Map.of(BEGUN + step.word(), text(now)));
    }

    void did(CutoverStep step, Instant now) {
        if (step == CutoverStep.WRITERS) {
            record.writersMoved("target", now);
        }
        record.keep(Map.of(DONE + step.word(), text(now)));
    }

    void undid(CutoverStep step, Instant now) {
        if (step == CutoverStep.WRITERS) {
            record.writersMoved("source", now);
        }
        record.keep(Map.of(UNDONE + step.word(), text(now)));
    }

    /** The step that is made, or undone, now or next; {@code null} where the application is not under way. */
    public @Nullable CutoverStep atWork() {
        return switch (course()) {
            case STAYING, AT_TARGET, ROLLED_BACK, FINISHING, FINISHED -> null;
            case TO_TARGET ->
                    Stream.of(CutoverStep.values()).filter(step -> done(step) == null).findFirst().orElse(null);
            case TO_SOURCE -> wayBack().stream().filter(step -> undone(step) == null).findFirst().orElse(null);
        };
    }

    /** What was undone, or is to be, in the order of the way back. */
    public List<CutoverStep> wayBack() {
        return ToSource.ORDER.stream().filter(step -> ToSource.concerns(step, this)).toList();
    }

    /** What happens when a step is undone, as people read it. */
    public String wordsBack(CutoverStep step) {
        return ToSource.words(step, begun(CutoverStep.WRITERS) != null);
    }

    /** Whether somebody was asked to move the writers back. */
    boolean isAskedBack() {
        return time(ASKED_BACK) != null;
    }

    void askBack(Instant now) {
        record.keep(Map.of(ASKED_BACK, text(now)));
    }

    /** A cutover begins at its first step. */
    void depart(Instant now) {
        Map<String, String> values = new LinkedHashMap<>();
        for (CutoverStep step : CutoverStep.values()) {
            values.put(BEGUN + step.word(), "");
            values.put(DONE + step.word(), "");
            values.put(UNDONE + step.word(), "");
        }
        values.put(ASKED_BACK, "");
        values.put(COURSE, Course.TO_TARGET.word());
        values.put("since " + Course.TO_TARGET.word(), text(now));
        values.put(STOPPED, "");
        record.keep(values);
    }

    /** A closing pass begins at its first key. */
    public void closingPassBegins(Instant now) {
        record.keep(Map.of(CLOSING_PASS, text(now)));
    }

    /** When the last closing pass began; {@code null} if there was none. */
    public @Nullable Instant closingPassBegan() {
        return time(CLOSING_PASS);
    }

    /**
     * Until when the target holds copies alone: until now, as long as no writer was sent there.
     *
     * @param now when the links of the switch begin, less what clocks may differ
     */
    public Instant copiesUntil(Instant now) {
        Instant before = time(COPIES);
        if (before != null && begun(CutoverStep.WRITERS) != null) {
            return before;
        }
        record.keep(Map.of(COPIES, text(now)));
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When a straggler was seen for the last time; {@code null} if there was none. */
    public @Nullable Instant lastStraggler() {
        return time(STRAGGLER);
    }

    /** At which key that was; empty if there was none. */
    public String lastStragglerKey() {
        return text(STRAGGLER_KEY);
    }

    /** The application wrote at the source, or removed something there, although it is at the target. */
    public void straggler(Instant now, String key) {
        record.keep(Map.of(STRAGGLER, text(now), STRAGGLER_KEY, key));
    }

    /**
     * Accepts keys as a person says who asks for something, unless that is refused: a refusal leaves no trace. Until
     * then they are accepted for nobody but whoever finds out whether it is, in this thread.
     *
     * @param accepted taken as they are, on both sides
     * @param hot let pass by the gate although they change faster than they can be carried: the drain brings them
     * @param whyRefused why what is asked for is refused, in one sentence; empty if it is not
     * @return that sentence
     */
    String accept(Set<String> accepted, Set<String> hot, Instant now, Supplier<String> whyRefused) {
        String refused = ScopedValue.where(WISH, new Wish(accepted, hot)).call(whyRefused::get);
        if (refused.isEmpty()) {
            Map<String, String> values = new LinkedHashMap<>();
            accepted.forEach(key -> values.put(ACCEPTED + key, text(now)));
            hot.forEach(key -> values.put(ACCEPTED_HOT + key, text(now)));
            record.keep(values);
        }
        return refused;
    }

    /** Whether a person takes a key as it is, on both sides. */
    public boolean isAccepted(String key) {
        return wish().accepted().contains(key) || isRemembered(ACCEPTED + key);
    }

    boolean isAcceptedHot(Crossing.Parked one) {
        String key = one.key().toString();
        return one.cause().equals(HOT) && (wish().hot().contains(key) || isRemembered(ACCEPTED_HOT + key));
    }

    private static Wish wish() {
        return WISH.orElse(Wish.NOTHING);
    }

    /** What was accepted for a cutover that was rolled back says nothing about the next one. */
    private boolean isRemembered(String acceptance) {
        Instant accepted = time(acceptance);
        Instant prepared = since(Course.STAYING);
        return accepted != null && (prepared == null || !accepted.isBefore(prepared));
    }

    /** Whether a parked key need not hold the application where it is, since a person said so. */
    public boolean mayPass(Crossing.Parked one) {
        return isAccepted(one.key().toString()) || isAcceptedHot(one);
    }

    void certify(String line) {
        record.keep(Map.of(CERTIFICATE, line));
    }

    /** What the last comparison of both sides amounted to; empty where there was none. */
    public String certificate() {
        return text(CERTIFICATE);
    }

    /** Whether it is written down for every actor that the migration is finished. */
    boolean isLastPhaseOver() {
        return time(LAST_PHASE) != null;
    }

    void lastPhaseIsOver(Instant now) {
        record.keep(Map.of(LAST_PHASE, text(now)));
    }

    /** The steps that were done, or undone, with their times. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("course", course().word());
        if (!stopped().isEmpty()) {
            document.put("stopped", stopped());
        }
        Map<String, Object> steps = new LinkedHashMap<>();
        for (CutoverStep step : CutoverStep.values()) {
            Instant done = done(step);
            Instant undone = undone(step);
            if (done != null) {
                steps.put(step.word(), done.toString());
            }
            if (undone != null) {
                steps.put(step.word() + " undone", undone.toString());
            }
        }
        document.put("steps", steps);
        document.put("certificate", certificate());
        return document;
    }

    private String text(String name) {
        String text = record.value(name);
        return text == null ? "" : text;
    }

    private @Nullable Instant time(String name) {
        String text = record.value(name);
        return text == null || text.isEmpty() ? null : Instant.parse(text);
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
