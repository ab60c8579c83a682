package decant.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ending.ExitCode;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.Hook;
import decant.cli.migration.MigrationAnswers;
import decant.cli.migration.MigrationRecord;
import decant.cli.migration.ProgramHook;
import decant.cli.migration.Verification;
import decant.migration.CutoverStep;
import decant.migration.Gate;
import decant.migration.Phase;
import decant.migration.Step;
import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways to the target, back and to the end, with links and buckets that do what a test says. */
final class CutoverTest {
    private static final ObjectKey KEY = ObjectKey.of("a");
    private static final Duration DRAIN_QUIET = Duration.ofSeconds(75);
    private static final Gate CLOSED = new Gate(Gate.Name.LAG, false, "the target is 17 s behind");
    private static final Verification EQUAL = new Verification(List.of(), List.of(), false, List.of("equal"));
    private static final Verification DIFFERENT = new Verification(List.of(), List.of(KEY), false, List.of("not"));

    private final Map<String, String> disk = new HashMap<>();
    private final CutoverRecord record = new CutoverRecord(MigrationRecord.of(disk));
    private final List<String> deeds = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private final List<Crossing.Parked> parked = new ArrayList<>();
    private final Queue<Verification> comparisons = new ArrayDeque<>();
    private final List<String> left = new ArrayList<>();
    private final NarrowedKeys narrowed = new NarrowedKeys();
    private final Told crossing = new Told();
    private String unreturned = "";
    private String unproven = "";
    private String undrained = "";
    private String uploads = "";
    private String cdnFails = "";
    private String forgetFails = "";
    private Optional<Hook> writers = Optional.empty();
    private Optional<Hook> freeze = Optional.empty();
    private @Nullable String dies;
    private String refused = "";
    private boolean settles = true;
    private Runnable whileWaiting = () -> {};
    private Consumer<ContentDelivery.Origin> onServed = _ -> {};
    private Instant now = Instant.parse("2026-11-26T04:00:00Z");
    private Instant straggler = Instant.EPOCH;
    private Phase phase = Phase.CONVERGED;
    private Cutover cutover;

    @BeforeEach
    void begin() {
        record.closingPassBegins(now);
        cutover = another();
    }

    /** The cutover of a process that begins now. */
    private Cutover another() {
        return new Cutover(
                crossing,
                record,
                new CutoverHooks(Optional.of(new ToldDelivery()), writers, freeze, Map.of()),
                narrowed,
                new Journal(_ -> {}),
                () -> now,
                time -> {
                    now = now.plus(time);
                    whileWaiting.run();
                },
                DRAIN_QUIET);
    }

    @Test
    void goesFromStepToStepInOrder() throws Exception {
        assertThat(cutover.askForTarget(Set.of(), Set.of())).isEmpty();
        cutover.goOn();
        assertThat(record.stopped()).contains("hooks.switch-writers", "the same command again");
        assertThat(cutover.isDue()).as("it waits for the person who moves the writers").isFalse();
        assertThat(deeds).containsExactly("agree", "enter switching", "cdn target-first", "cdn target-only");

        assertThat(cutover.askForTarget(Set.of(), Set.of())).isEmpty();
        cutover.goOn();

        assertThat(deeds)
                .containsExactly(
                        "agree", "enter switching", "cdn target-first", "cdn target-only", "compare", "enter switched");
        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
        assertThat(record.certificate()).isEqualTo("equal");
        for (CutoverStep step : CutoverStep.values()) {
            assertThat(record.done(step)).as("%s", step).isNotNull();
        }
        assertThat(cutover.journal().from(0).state()).isEqualTo(Journal.State.DONE);
    }

    @Test
    void isRefusedWhileAGateIsClosedAndSaysWhich() {
        gates.add(CLOSED);

        assertThat(cutover.askForTarget(Set.of(), Set.of())).contains("lag (the target is 17 s behind)");
        assertThat(cutover.isDue()).isFalse();
    }

    @Test
    void aGateThatClosesWhileReceiptsAreWrittenStopsItBeforeAnythingMoves() throws Exception {
        assertThat(cutover.askForTarget(Set.of(), Set.of())).isEmpty();
        crossing.onAgree = () -> gates.add(CLOSED);
        cutover.goOn();

        assertThat(record.stopped()).contains("lag");
        assertThat(deeds).containsExactly("agree");
    }

    @Test
    void isRefusedWithoutAWayBack() {
        crossing.noWayBack = "Say where the target's events come from.";

        assertThat(cutover.askForTarget(Set.of(), Set.of())).isEqualTo(crossing.noWayBack);
    }

    @Test
    void nothingMovesBeforeTheLinkBackIsProven() throws Exception {
        crossing.onAgree = () -> unproven = "no heartbeat has come from the target to the source";
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();

        assertThat(record.stopped()).contains("10 minutes").contains(unproven);
        assertThat(deeds).containsExactly("agree", "enter switching");
    }

    @Test
    void aProcessThatGoesOnMovesNobodyBeforeBothLinksAreProvenAgain() throws Exception {
        cdnFails = "the hook ./cdn ended with 3";
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        cdnFails = "";
        deeds.clear();

        unproven = "no heartbeat has come from the target to the source";
        cutover = another();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();

        assertThat(record.stopped()).contains("10 minutes").contains(unproven);
        assertThat(cutover.journal().from(0).lines())
                .anyMatch(line -> line.contains("nobody is moved any further yet: no heart"));
        assertThat(deeds).as("visitors stay where they are").isEmpty();
    }

    @Test
    void whoMovesWritersIsAskedAfterTheLinksAreProven() throws Exception {
        AtomicInteger waits = new AtomicInteger();
        onServed =
                origin ->
                        unproven =
                                origin == ContentDelivery.Origin.TARGET_ONLY
                                        ? "no heartbeat has come from the target to the source"
                                        : "";
        whileWaiting =
                () -> {
                    assertThat(deeds).endsWith("cdn target-only");
                    assertThat(record.begun(CutoverStep.WRITERS)).as("nobody was asked to move them").isNull();
                    unproven = waits.incrementAndGet() < 7 ? unproven : "";
                };
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();

        assertThat(waits).hasValue(7);
        assertThat(record.stopped()).contains("hooks.switch-writers", "the same command again");
    }

    @Test
    void nobodyGoesBackBeforeNothingIsOutThatAKilledProcessHeld() throws Exception {
        moveToTheWriters();
        cutover.goOn();
        deeds.clear();
        unreturned = "events that a killed process had received come back within 43 s";
        AtomicInteger looks = new AtomicInteger();
        whileWaiting =
                () -> {
                    assertThat(deeds).containsExactly("enter switching");
                    unreturned = looks.incrementAndGet() < 43 ? unreturned : "";
                };
        assertThat(cutover.askForSource(Set.of())).isEmpty();
        cutover.goOn();

        assertThat(record.stopped()).contains("write to the source now");
        assertThat(looks).hasValue(43);
        assertThat(deeds).containsExactly("enter switching", "cdn source-first", "cdn source-only");
        assertThat(cutover.journal().from(0).lines())
                .filteredOn(line -> line.contains("nobody is moved any further yet: events"))
                .as("said once")
                .hasSize(1);
    }

    @Test
    void aFailingHookStopsItAndTheSameCommandGoesOnThere() throws Exception {
        cdnFails = "the hook ./cdn ended with 3";
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(record.stopped()).isEqualTo("It does not go on: the hook ./cdn ended with 3.");
        assertThat(cutover.journal().from(0).state()).isEqualTo(Journal.State.STOPPED);

        cdnFails = "";
        deeds.clear();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(deeds).startsWith("cdn target-first", "cdn target-only").doesNotContain("enter switching");
    }

    @Test
    void waitsUntilEventsHaveRunDry() throws Exception {
        undrained = "17 events of the source left";
        moveToTheWriters();
        cutover.goOn();

        assertThat(record.stopped()).contains("17 events of the source left");
        assertThat(deeds).doesNotContain("compare");
    }

    @Test
    void saysWhichUploadsDidNotEnd() throws Exception {
        uploads = "2 uploads in parts were begun at the source";
        moveToTheWriters();
        cutover.goOn();

        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
        assertThat(cutover.journal().from(0).lines()).anyMatch(line -> line.contains(uploads));
    }

    @Test
    void whatDiffersIsLookedAtAgainAndStopsItInTheEnd() throws Exception {
        comparisons.addAll(List.of(DIFFERENT, DIFFERENT, DIFFERENT));
        moveToTheWriters();
        cutover.goOn();

        assertThat(record.stopped()).contains("Both sides differ", ": a.");
        assertThat(deeds.stream().filter("look again [a]"::equals)).hasSize(3);

        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
    }

    @Test
    void aParkedKeyStopsItUntilItIsTakenAsItIs() throws Exception {
        moveToTheWriters();
        parked.add(new Crossing.Parked(KEY, "conflict"));
        cutover.goOn();
        assertThat(record.stopped()).contains("a (conflict)", "--accept");

        cutover.askForTarget(Set.of("a"), Set.of());
        cutover.goOn();
        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
    }

    /** With a gate that minds parked keys unless a person lets them pass, as that of a migration does. */
    @Test
    void whatIsRefusedAcceptsNothing() throws Exception {
        Crossing.Parked conflict = new Crossing.Parked(KEY, "conflict");
        Crossing.Parked hot = new Crossing.Parked(ObjectKey.of("h"), "hot");
        crossing.mustPass = List.of(conflict, hot);
        gates.add(CLOSED);
        assertThat(cutover.askForTarget(Set.of(), Set.of())).contains("parked (2 parked)", "lag");
        assertThat(cutover.askForTarget(Set.of("a"), Set.of("h"))).contains("lag").doesNotContain("parked");
        assertThat(record.mayPass(conflict)).isFalse();
        assertThat(record.mayPass(hot)).isFalse();
        assertThat(cutover.askForSource(Set.of("a"))).contains("nothing to roll back");
        assertThat(cutover.askForTheEnd(Duration.ZERO, Set.of("a"))).contains("not at the target yet");
        assertThat(disk.keySet()).noneMatch(name -> name.startsWith("accepted"));

        gates.clear();
        assertThat(cutover.askForTarget(Set.of(), Set.of())).contains("parked (2 parked)");
        assertThat(cutover.askForTarget(Set.of("a"), Set.of("h"))).isEmpty();
        cutover.goOn();
        assertThat(record.mayPass(conflict)).as("from here on").isTrue();
        assertThat(record.mayPass(hot)).isTrue();
    }

    @Test
    void whatWasAcceptedEndsWithItsRollback() throws Exception {
        Crossing.Parked conflict = new Crossing.Parked(KEY, "conflict");
        crossing.mustPass = List.of(conflict);
        assertThat(cutover.askForTarget(Set.of("a"), Set.of())).isEmpty();
        cutover.goOn();
        for (int i = 0; i < 2; i++) {
            // The second time says that the writers are back.
            cutover.askForSource(Set.of());
            cutover.goOn();
        }
        assertThat(cutover.course()).isEqualTo(Course.ROLLED_BACK);
        assertThat(record.mayPass(conflict)).isTrue();

        now = now.plus(DRAIN_QUIET);
        cutover.stay();
        assertThat(record.mayPass(conflict)).isFalse();
        assertThat(cutover.askForTarget(Set.of(), Set.of())).contains("parked (1 parked)");
        assertThat(cutover.askForTarget(Set.of("a"), Set.of())).isEmpty();
    }

    @Test
    void aHotKeyPassesAndIsCarriedWhenWritersHaveMoved() throws Exception {
        parked.add(new Crossing.Parked(KEY, "hot"));
        assertThat(cutover.askForTarget(Set.of(), Set.of("a"))).isEmpty();
        assertThat(record.mayPass(parked.getFirst())).isTrue();
        assertThat(record.mayPass(new Crossing.Parked(KEY, "conflict"))).as("only while it is hot").isFalse();
        cutover.goOn();
        assertThat(deeds).doesNotContain("look again [a]");

        crossing.whenLookedAt = parked::clear;
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(deeds).containsSubsequence("look again [a]", "compare", "enter switched");
        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
    }

    @Test
    void aHotKeyThatIsStillParkedWhenEverythingIsComparedStopsIt() throws Exception {
        parked.add(new Crossing.Parked(KEY, "hot"));
        cutover.askForTarget(Set.of(), Set.of("a"));
        cutover.goOn();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();

        assertThat(record.stopped()).contains("Parked: a (hot)");
        assertThat(deeds).doesNotContain("enter switched");
    }

    /** What a person has taken as it is may differ. */
    @Test
    void whatIsTakenAsItIsIsNoDifference() throws Exception {
        comparisons.addAll(List.of(DIFFERENT));
        cutover.askForTarget(Set.of("a"), Set.of());
        cutover.goOn();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();

        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
    }

    @Test
    void whatCannotBeDecidedStopsItInTheEnd() throws Exception {
        comparisons.addAll(Collections.nCopies(3, new Verification(List.of(), List.of(), true, List.of())));
        moveToTheWriters();
        cutover.goOn();

        assertThat(record.stopped()).contains("could not be decided, three times");
        assertThat(deeds).doesNotContain("enter switched");
    }

    @Test
    void keysThatAreLookedAtForeverStopIt() throws Exception {
        settles = false;
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(record.stopped()).isEqualTo("After 120 minutes keys are still looked at to get their receipts.");
        assertThat(deeds).as("before anything moves").containsExactly("agree");

        settles = true;
        moveToTheWriters();
        settles = false;
        comparisons.add(DIFFERENT);
        cutover.goOn();
        assertThat(record.stopped()).isEqualTo("After 30 minutes keys that differ are still looked at.");
        assertThat(deeds).doesNotContain("enter switched");
    }

    /** The hook of a transition, at every phase that there is on the way. */
    @Test
    void aPhaseThatIsRefusedStopsItAndTheSameCommandGoesOn() throws Exception {
        refuse();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertRefused("enter switching");

        refused = "";
        moveToTheWriters();
        refuse();
        cutover.goOn();
        assertRefused("enter switched");
        refused = "";
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);

        refuse();
        cutover.askForTheEnd(Duration.ZERO, Set.of());
        cutover.goOn();
        assertRefused("enter finished");
    }

    @Test
    void aReasonThatIsASentenceEndsWithOneFullStop() throws Exception {
        refused = "there is no link back: The source is gone.";
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(record.stopped()).isEqualTo("It does not go on: there is no link back: The source is gone.");
    }

    private void refuse() {
        refused = "the hook ./agree ended with 1";
    }

    private void assertRefused(String deed) {
        assertThat(record.stopped()).isEqualTo("It does not go on: the hook ./agree ended with 1.");
        assertThat(deeds).doesNotContain(deed);
    }

    @Test
    void anythingThatHooksRefuseStopsIt() throws Exception {
        Optional<Hook> fails = Optional.of(new ProgramHook("false", Duration.ofMinutes(1)));
        writers = fails;
        cutover = another();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(record.stopped()).isEqualTo("It does not go on: the hook false ended with 1.");
        assertThat(record.done(CutoverStep.WRITERS)).isNull();

        writers = Optional.of(new ProgramHook("true", Duration.ofMinutes(1)));
        freeze = fails;
        cutover = another();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(record.stopped()).isEqualTo("It does not go on: the hook false ended with 1.");
        assertThat(record.done(CutoverStep.WRITERS)).isNotNull();
        assertThat(record.done(CutoverStep.FREEZE)).isNull();
        assertThat(deeds).doesNotContain("enter switched");
    }

    @Test
    void aCacheThatDoesNotForgetStopsItAndIsToldTheSameAgain() throws Exception {
        narrowed.begin(true);
        forgetFails = "the hook ./cdn ended with 3";
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(record.stopped()).isEqualTo("It does not go on: the hook ./cdn ended with 3.");
        assertThat(record.done(CutoverStep.CDN_TARGET_ONLY)).isNull();

        forgetFails = "";
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(deeds.stream().filter("forget everything"::equals)).hasSize(2);
        assertThat(record.done(CutoverStep.CDN_TARGET_ONLY)).isNotNull();
    }

    @Test
    void withoutAKnownClosingPassNothingMoves() throws Exception {
        disk.clear();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();

        assertThat(record.stopped()).contains("Nobody knows when the closing pass began", "decant migrate verify");
        assertThat(deeds).isEmpty();
    }

    /** Whatever the step in which a process dies, the next one makes that step again, and none that was done. */
    @ParameterizedTest
    @EnumSource(CutoverStep.class)
    void goesOnWhereAProcessDied(CutoverStep step) throws Exception {
        cutover.askForTarget(Set.of(), Set.of());
        String deed = deedOf(step);
        dies = deed;
        boolean hasDied = false;
        for (int i = 0; i < 2; i++) {
            try {
                cutover.goOn();
            } catch (StoreException _) {
                hasDied = true;
                dies = null;
                cutover = another();
                assertThat(cutover.isDue()).isTrue();
                cutover.goOn();
            }
            cutover.askForTarget(Set.of(), Set.of());
        }
        cutover.goOn();

        assertThat(hasDied).isEqualTo(!deed.isEmpty());
        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
        assertThat(deeds.stream().filter(done -> done.equals("enter switching"))).hasSize(1);
        assertThat(deeds).endsWith("enter switched");
    }

    private static String deedOf(CutoverStep step) {
        return switch (step) {
            case RECEIPTS -> "agree";
            case LINK_BACK -> "enter switching";
            case COMPARISON -> "compare";
            case SWITCHED -> "enter switched";
            // These make no remote call of ours.
            case CDN_TARGET_FIRST, CDN_TARGET_ONLY, WRITERS, DRAIN, UPLOADS, FREEZE -> "";
        };
    }

    @Test
    void rollsBackInTheOtherOrder() throws Exception {
        switchOver();
        deeds.clear();

        assertThat(cutover.askForSource(Set.of())).isEmpty();
        cutover.goOn();
        assertThat(record.stopped()).contains("write to the source now");
        assertThat(cutover.askForSource(Set.of())).isEmpty();
        cutover.goOn();

        assertThat(deeds)
                .containsExactly(
                        "enter switching", "cdn source-first", "cdn source-only", "compare", "enter rolled-back");
        assertThat(cutover.course()).isEqualTo(Course.ROLLED_BACK);
        assertThat(cutover.askForTarget(Set.of(), Set.of())).contains("decant migrate verify");
    }

    /** Whoever is killed then begins anew with what is written down. */
    @Test
    void anotherCutoverIsPreparedByAClosingPassThatIsWrittenDown() {
        record.course(Course.ROLLED_BACK, now);
        disk.put("step", Step.CONVERGING.word());

        new CutoverAnswers(cutover, () -> {}, _ -> new ControlSocket.Answer(ExitCode.USAGE, ""))
                .answer(List.of(MigrationAnswers.VERIFY));

        assertThat(cutover.course()).isEqualTo(Course.STAYING);
        assertThat(MigrationRecord.of(disk).step()).isEqualTo(Step.CLOSING_PASS);
    }

    @Test
    void saysWhatIsDoneInWorkAndNext() throws Exception {
        assertThat(cutover.lines()).isEmpty();
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        assertThat(cutover.lines())
                .contains(
                        "  done    receipts, link-back, cdn-target-first, cdn-target-only",
                        "  in work writers: the application's writers move to the target",
                        "  next    drain, uploads, comparison, freeze, switched");

        cutover.askForSource(Set.of());
        cutover.goOn();
        assertThat(cutover.lines())
                .contains("  undone  cdn-target-only, cdn-target-first", "  next    writers, comparison, link-back");
    }

    /** At whatever step it stopped. */
    @ParameterizedTest
    @EnumSource(CutoverStep.class)
    void rollsBackFromEveryStep(CutoverStep step) throws Exception {
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        record.depart(now);
        for (CutoverStep before : CutoverStep.values()) {
            if (before.compareTo(step) <= 0) {
                record.begin(before, now);
            }
        }
        deeds.clear();
        cutover.askForSource(Set.of());
        cutover.goOn();
        cutover.askForSource(Set.of());
        cutover.goOn();

        assertThat(cutover.course()).isEqualTo(Course.ROLLED_BACK);
        if (step.compareTo(CutoverStep.LINK_BACK) >= 0) {
            assertThat(deeds).endsWith("enter rolled-back");
        }
        if (step.compareTo(CutoverStep.CDN_TARGET_FIRST) >= 0) {
            assertThat(deeds).contains("cdn source-only");
        }
        assertThat(deeds.contains("compare")).isEqualTo(step.compareTo(CutoverStep.WRITERS) >= 0);
    }

    @Test
    void aRollbackTurnsACutoverThatWaits() throws Exception {
        undrained = "17 events of the source left";
        moveToTheWriters();
        whileWaiting =
                () -> {
                    whileWaiting = () -> {};
                    undrained = "";
                    assertThat(cutover.askForSource(Set.of())).isEmpty();
                };
        cutover.goOn();
        assertThat(cutover.isDue()).isTrue();
        cutover.goOn();
        cutover.askForSource(Set.of());
        cutover.goOn();

        assertThat(cutover.course()).isEqualTo(Course.ROLLED_BACK);
        assertThat(deeds).doesNotContain("enter switched").endsWith("enter rolled-back");
    }

    @Test
    void aRollbackIsRefusedWhileAKeyIsParkedThatOnlyTheTargetMayHave() throws Exception {
        switchOver();
        parked.add(new Crossing.Parked(KEY, "conflict"));

        assertThat(cutover.askForSource(Set.of())).contains("a (conflict)");
        assertThat(cutover.askForSource(Set.of("a"))).isEmpty();
    }

    @Test
    void aRollbackWithoutACutoverIsRefused() {
        assertThat(cutover.askForSource(Set.of())).contains("nothing to roll back");
    }

    @Test
    void theEndIsRefusedBeforeItWasQuietForLongEnough() throws Exception {
        assertThat(cutover.askForTheEnd(Duration.ZERO, Set.of())).contains("not at the target yet");
        switchOver();
        assertThat(cutover.askForTheEnd(Duration.ofHours(24), Set.of())).contains("it was switched at");
        now = now.plus(Duration.ofHours(25));
        straggler = now.minus(Duration.ofHours(3));
        record.straggler(straggler, "users/7");
        assertThat(cutover.askForTheEnd(Duration.ofHours(24), Set.of()))
                .contains("the application wrote at the source, users/7, at " + straggler);
        parked.add(new Crossing.Parked(KEY, "conflict"));
        assertThat(cutover.askForTheEnd(Duration.ofHours(2), Set.of())).contains("a (conflict)");
        parked.clear();
        assertThat(cutover.askForTheEnd(Duration.ofHours(2), Set.of())).isEmpty();
    }

    @Test
    void nothingIsLeftAtTheEnd() throws Exception {
        switchOver();
        deeds.clear();
        left.add("s3://target/.decant/control");
        assertThat(cutover.askForTheEnd(Duration.ZERO, Set.of())).isEmpty();
        cutover.goOn();
        assertThat(record.stopped()).contains("There is still s3://target/.decant/control");

        left.clear();
        cutover.askForTheEnd(Duration.ZERO, Set.of());
        cutover.goOn();
        assertThat(deeds).containsExactly("enter finished", "clear", "clear");
        assertThat(cutover.course()).isEqualTo(Course.FINISHED);
        assertThat(cutover.journal().from(0).lines()).contains("Left of the migration in both buckets: nothing.");
        assertThat(cutover.askForSource(Set.of())).contains("no way back");
    }

    @Test
    void theEndSaysWhoWroteAtTheSourceLast() throws Exception {
        switchOver();
        record.straggler(now, "users/7");
        cutover.askForTheEnd(Duration.ZERO, Set.of());
        cutover.goOn();

        assertThat(cutover.journal().from(0).lines())
                .contains("Seen last to write at the source: users/7, at " + record.lastStraggler() + ".");
    }

    @Test
    void aKeyThatIsParkedSinceItWasAskedForStopsTheEnd() throws Exception {
        switchOver();
        assertThat(cutover.askForTheEnd(Duration.ZERO, Set.of())).isEmpty();
        parked.add(new Crossing.Parked(KEY, "conflict"));
        deeds.clear();
        cutover.goOn();

        assertThat(record.stopped()).contains("Parked: a (conflict)");
        assertThat(deeds).isEmpty();
    }

    @Test
    void theEndGoesOnWhereAProcessDied() throws Exception {
        switchOver();
        cutover.askForTheEnd(Duration.ZERO, Set.of());
        dies = "clear";
        assertThatThrownBy(cutover::goOn).isInstanceOf(StoreException.class);
        dies = null;
        cutover = another();
        cutover.goOn();
        assertThat(cutover.course()).isEqualTo(Course.FINISHED);
        assertThat(deeds.stream().filter("enter finished"::equals)).hasSize(1);
    }

    private void moveToTheWriters() throws Exception {
        cutover.askForTarget(Set.of(), Set.of());
        cutover.goOn();
        cutover.askForTarget(Set.of(), Set.of());
    }

    private void switchOver() throws Exception {
        moveToTheWriters();
        cutover.goOn();
        assertThat(cutover.course()).isEqualTo(Course.AT_TARGET);
    }

    private final class ToldDelivery implements ContentDelivery {
        @Override
        public String serveFrom(Origin origin) {
            if (cdnFails.isEmpty()) {
                deeds.add("cdn " + origin.word());
                onServed.accept(origin);
            }
            return cdnFails;
        }

        @Override
        public String forget(NarrowedKeys.Taken keys) {
            deeds.add("forget " + (keys.everything() ? "everything" : keys.keys()));
            return forgetFails;
        }
    }

    /** Does what it is told to. */
    private final class Told implements Crossing {
        private Runnable onAgree = () -> {};
        private Runnable whenLookedAt = () -> {};
        private String noWayBack = "";
        private List<Parked> mustPass = List.of();

        private void does(String deed) throws StoreException {
            if (deed.equals(dies)) {
                throw new StoreException(
                        StoreException.Kind.UNAVAILABLE, Operation.LIST, null, "InternalError", "It failed.", null);
            }
            deeds.add(deed);
        }

        @Override
        public List<Gate> gates() {
            long left = mustPass.stream().filter(one -> !record.mayPass(one)).count();
            Gate minding = new Gate(Gate.Name.PARKED, left == 0, left + " parked");
            return Stream.concat(gates.stream(), Stream.of(minding)).toList();
        }

        @Override
        public String whyNoWayBack() {
            return noWayBack;
        }

        @Override
        public Phase phase() {
            return phase;
        }

        @Override
        public String enter(Phase next, Instant agreedSince) throws StoreException {
            if (!refused.isEmpty()) {
                return refused;
            }
            if (phase != next) {
                does("enter " + next.word());
                phase = next;
            }
            return "";
        }

        @Override
        public long agree(Instant since, Runnable settled) throws StoreException {
            does("agree");
            onAgree.run();
            if (settles) {
                settled.run();
            }
            return 1;
        }

        @Override
        public String unreturned() {
            return unreturned;
        }

        @Override
        public String unproven() {
            return unproven;
        }

        @Override
        public String undrained() {
            return undrained;
        }

        @Override
        public Verification compare() throws StoreException {
            does("compare");
            return comparisons.isEmpty() ? EQUAL : comparisons.remove();
        }

        @Override
        public int lookAgain(List<ObjectKey> keys, Runnable settled) {
            deeds.add("look again " + keys);
            whenLookedAt.run();
            if (settles) {
                settled.run();
            }
            return 1;
        }

        @Override
        public String uploads() {
            return uploads;
        }

        @Override
        public List<Parked> parked() {
            return parked;
        }

        @Override
        public Instant lastStraggler() {
            return straggler;
        }

        @Override
        public List<String> clear() throws StoreException {
            does("clear");
            return left;
        }
    }
}
