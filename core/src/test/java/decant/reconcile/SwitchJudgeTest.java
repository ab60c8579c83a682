package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.Aspect;
import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.ObjectState.Absent;
import decant.model.ObjectState.Present;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.reconcile.SwitchJudge.Leader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test row per row of the switch judge's truth table. */
@DisplayName("During a switch")
class SwitchJudgeTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Verdict DIFFERENT = new Verdict.Surplus();

    /** What an object was agreed to be, the same after a later write, and others; by name in the tables below. */
    private static final Map<String, ObjectState> STATES =
            Map.of(
                    "absent", new Absent(),
                    "agreed", object(1, 0, 60),
                    "copied", object(1, 0, 61),
                    "written", object(2, 0, 120),
                    "other", object(3, 0, 120),
                    "at once", object(2, 0, 61),
                    "old", object(1, 0, -60),
                    "older", object(4, 0, -600),
                    "at the border", object(1, 0, 1),
                    "old, in parts", object(1, 3, -60));

    private static final LinkPhase.CopiesUntil COPIES = LinkPhase.CopiesUntil.atTarget(SINCE.plusSeconds(100));

    private final SwitchJudge judge = new SwitchJudge(SINCE, LinkPhase.CopiesUntil.UNKNOWN, MOMENT, Leader.NEITHER);
    private final SwitchJudge forward = new SwitchJudge(SINCE, COPIES, MOMENT, Leader.NEITHER);
    private final SwitchJudge stragglers = new SwitchJudge(SINCE, LinkPhase.CopiesUntil.UNKNOWN, MOMENT, Leader.TARGET);
    private final SwitchJudge leading = new SwitchJudge(SINCE, COPIES.reversed(), MOMENT, Leader.SOURCE);
    private final SwitchJudge back = new SwitchJudge(SINCE, COPIES.reversed(), MOMENT, Leader.NEITHER);

    @ParameterizedTest(name = "{0} at the source, {1} at the target, removal seen {2}: {3}")
    @CsvSource({
        "written, copied, false, CARRY",
        "agreed, written, false, YIELD",
        "at once, copied, false, CARRY",
        "agreed, at once, false, YIELD",
        "agreed, copied, false, AGREED",
        "written, other, false, CONFLICT",
        "written, absent, false, CONFLICT",
        "agreed, absent, false, YIELD",
        "absent, copied, true, REMOVE",
        "absent, copied, false, YIELD",
        "absent, written, true, CONFLICT",
        "absent, written, false, CONFLICT"
    })
    void withAReceiptForAnObjectThatCameFromTheSource(
            String source, String target, boolean isRemovalSeen, Ruling ruling) {
        assertThat(ruling(source, target, agreed("agreed", "copied"), isRemovalSeen)).isEqualTo(ruling);
    }

    @ParameterizedTest(name = "{0} at the source, {1} at the target: {2}")
    @CsvSource({"at once, agreed, CARRY", "written, agreed, CARRY", "copied, at once, YIELD"})
    void withAReceiptForAnObjectThatCameFromTheTarget(String source, String target, Ruling ruling) {
        assertThat(ruling(source, target, agreed("copied", "agreed"), false)).isEqualTo(ruling);
    }

    @ParameterizedTest(name = "{0} at the source, {1} at the target, removal seen {2}: {3}")
    @CsvSource({
        "written, absent, false, CARRY",
        "absent, written, false, YIELD",
        "absent, written, true, YIELD",
        "written, other, false, CONFLICT"
    })
    void withAReceiptForNothingOnEitherSide(String source, String target, boolean isRemovalSeen, Ruling ruling) {
        assertThat(ruling(source, target, Agreement.ON_NOTHING, isRemovalSeen)).isEqualTo(ruling);
    }

    @ParameterizedTest(name = "{0} at the source, {1} at the target: {2}")
    @CsvSource({"agreed, absent, CARRY", "written, absent, CARRY", "agreed, other, YIELD"})
    void withAReceiptForAnObjectThatIsWithheldFromTheTarget(String source, String target, Ruling ruling) {
        assertThat(ruling(source, target, agreed("agreed", "absent"), false)).isEqualTo(ruling);
    }

    @ParameterizedTest(name = "{0} at the source, {1} at the target, removal seen {2}: {3}")
    @CsvSource({
        "written, old, false, CARRY",
        "old, written, false, YIELD",
        "written, other, false, CONFLICT",
        "old, older, false, CONFLICT",
        "'old, in parts', written, false, CONFLICT",
        "written, 'old, in parts', false, CONFLICT",
        "at the border, written, false, CONFLICT",
        "written, absent, false, CARRY",
        "old, absent, false, YIELD",
        "'old, in parts', absent, false, CONFLICT",
        "absent, old, true, REMOVE",
        "absent, old, false, YIELD",
        "absent, written, true, CONFLICT",
        "absent, written, false, YIELD",
        "absent, 'old, in parts', true, CONFLICT",
        "absent, 'old, in parts', false, YIELD"
    })
    void withoutAReceipt(String source, String target, boolean isRemovalSeen, Ruling ruling) {
        assertThat(ruling(source, target, null, isRemovalSeen)).isEqualTo(ruling);
    }

    /** A copy that was cut off from its receipt by the switch, and what became of the object it was made of. */
    @ParameterizedTest(name = "{0} at the source, {1} at the target, removal seen {2}: {3}, and back {4}")
    @CsvSource({
        "written, at once, false, CARRY, YIELD",
        "written, copied, false, CARRY, YIELD",
        "agreed, older, false, CARRY, YIELD",
        "absent, at once, true, REMOVE, YIELD",
        "absent, at once, false, YIELD, YIELD",
        "'old, in parts', copied, false, CARRY, YIELD",
        "written, 'old, in parts', false, CARRY, YIELD",
        "written, other, false, CONFLICT, CONFLICT",
        "agreed, written, false, YIELD, CARRY"
    })
    void whatWasCopiedBeforeTheApplicationCame(
            String source, String target, boolean isRemovalSeen, Ruling there, Ruling andBack) {
        Agreement before = agreed("agreed", "copied");
        for (Optional<Agreement> receipt : List.<Optional<Agreement>>of(Optional.of(before), Optional.empty())) {
            if (receipt.isEmpty() && source.equals("agreed") && target.equals("written")) {
                // Without a receipt the date of what was agreed on, after the agreement began, says that it was
                // written.
                continue;
            }
            assertThat(forward.judge(state(source), state(target), DIFFERENT, receipt.orElse(null), isRemovalSeen))
                    .isEqualTo(there);
            Agreement reversed = receipt.map(Agreement::reversed).orElse(null);
            assertThat(back.judge(state(target), state(source), DIFFERENT, reversed, false)).isEqualTo(andBack);
        }
    }

    @Test
    void whatIsEqualIsAgreedOn() {
        ObjectState written = state("written");
        for (boolean isRemovalSeen : List.of(true, false)) {
            assertThat(judge.judge(written, written, new Verdict.Equal(), null, isRemovalSeen))
                    .isEqualTo(Ruling.AGREED);
        }
    }

    @Test
    void otherHeadersOrTagsOfTheSameBytesAreAWrite() {
        Present agreed = (Present) state("agreed");
        Present retitled =
                new Present(
                        agreed.content(),
                        ObjectHeaders.of(Map.of(), Map.of("title", "other")),
                        agreed.tags(),
                        null,
                        new TreeMap<>(),
                        0);
        Present tagged = agreed.withTags(Tags.of(Map.of("tag", "1")));
        for (Present written : List.of(retitled, tagged)) {
            assertThat(judge.judge(written, state("copied"), DIFFERENT, agreed("agreed", "copied"), false))
                    .isEqualTo(Ruling.CARRY);
        }
    }

    /** Tags leave the date of what they are put on: it tells neither that a link wrote it nor when. */
    @Test
    void tagsThatArePutOnACopyAreTheApplications() {
        Present copied = (Present) state("copied");
        Present tagged = copied.withTags(Tags.of(Map.of("tag", "1")));
        Agreement receipt = agreed("agreed", "copied");
        for (SwitchJudge there : List.of(judge, forward)) {
            assertThat(there.judge(state("agreed"), tagged, DIFFERENT, receipt, false)).isEqualTo(Ruling.YIELD);
        }
        for (SwitchJudge andBack : List.of(judge, back)) {
            assertThat(andBack.judge(tagged, state("agreed"), DIFFERENT, receipt.reversed(), false))
                    .isEqualTo(Ruling.CARRY);
        }
    }

    /** What was equal when the agreement began and is not now, without a date that says why. */
    @Test
    void tagsOnWhatHasNoReceiptAreNobodysCopy() {
        Present tagged = ((Present) state("old")).withTags(Tags.of(Map.of("tag", "1")));

        assertThat(forward.judge(state("old"), tagged, DIFFERENT, null, false)).isEqualTo(Ruling.CONFLICT);
        assertThat(back.judge(tagged, state("old"), DIFFERENT, null, false)).isEqualTo(Ruling.CONFLICT);
    }

    /** The application is at the target alone: what is tagged there was tagged by it, whatever the date. */
    @Test
    void tagsAreCarriedBackOnceTheApplicationIsAtTheTarget() {
        Verdict tags = new Verdict.Different(Set.of(Aspect.TAGS));
        Tags first = Tags.of(Map.of("tag", "1"));
        Tags second = Tags.of(Map.of("tag", "2"));
        for (String name : List.of("old", "old, in parts", "at the border")) {
            Present there = (Present) state(name);
            Present tagged = there.withTags(first);
            assertThat(leading.judge(tagged, there, tags, null, false)).as(name).isEqualTo(Ruling.CARRY);
            assertThat(stragglers.judge(there, tagged, tags, null, false)).as(name).isEqualTo(Ruling.YIELD);
        }
        Agreement receipt = agreed("agreed", "copied");
        Present agreed = ((Present) state("agreed")).withTags(first);
        Present copied = ((Present) state("copied")).withTags(second);
        assertThat(leading.judge(copied, agreed, tags, receipt.reversed(), false)).isEqualTo(Ruling.CARRY);
        assertThat(stragglers.judge(agreed, copied, tags, receipt, false)).isEqualTo(Ruling.YIELD);
    }

    /** What a straggler wrote anew has a date, even where nothing but its tags is another. */
    @Test
    void tagsThatAStragglerWroteWithTheBytesAreNotTakenBack() {
        Verdict tags = new Verdict.Different(Set.of(Aspect.TAGS));
        Present tagged = ((Present) state("written")).withTags(Tags.of(Map.of("tag", "1")));
        assertThat(leading.judge(state("written"), tagged, tags, null, false)).isEqualTo(Ruling.CONFLICT);
        assertThat(stragglers.judge(tagged, state("written"), tags, null, false)).isEqualTo(Ruling.CONFLICT);
        Verdict more = new Verdict.Different(Set.of(Aspect.TAGS, Aspect.METADATA));
        assertThat(leading.judge(state("old"), state("older"), more, null, false)).isEqualTo(Ruling.CONFLICT);
    }

    /** Where one link carries or removes, the other does neither, whatever both see and know. */
    @Test
    void onlyOneOfTheTwoLinksActs() {
        assertOnlyOneActs(judge, judge);
        assertOnlyOneActs(forward, back);
        assertOnlyOneActs(stragglers, leading);
    }

    private static void assertOnlyOneActs(SwitchJudge there, SwitchJudge andBack) {
        int pairs = 0;
        for (String source : STATES.keySet()) {
            for (String target : STATES.keySet()) {
                for (Optional<Agreement> receipt : receipts()) {
                    // With both removals seen each link does the most it ever does.
                    Ruling one = there.judge(state(source), state(target), DIFFERENT, receipt.orElse(null), true);
                    Agreement reversed = receipt.map(Agreement::reversed).orElse(null);
                    Ruling other = andBack.judge(state(target), state(source), DIFFERENT, reversed, true);

                    assertThat(acts(one) && acts(other)).as("%s, %s, %s", source, target, receipt).isFalse();
                    pairs++;
                }
            }
        }
        assertThat(pairs).isEqualTo(10 * 10 * 5);
    }

    private static List<Optional<Agreement>> receipts() {
        return List.of(
                Optional.empty(),
                Optional.of(Agreement.ON_NOTHING),
                Optional.of(agreed("agreed", "copied")),
                Optional.of(agreed("copied", "agreed")),
                Optional.of(agreed("agreed", "absent")));
    }

    private static boolean acts(Ruling ruling) {
        return ruling == Ruling.CARRY || ruling == Ruling.REMOVE;
    }

    private Ruling ruling(String source, String target, @Nullable Agreement receipt, boolean isRemovalSeen) {
        return judge.judge(state(source), state(target), DIFFERENT, receipt, isRemovalSeen);
    }

    private static Agreement agreed(String source, String target) {
        return new Agreement(Sighting.of(state(source)), Sighting.of(state(target)));
    }

    private static ObjectState state(String name) {
        ObjectState state = STATES.get(name);
        if (state == null) {
            throw new IllegalArgumentException(name);
        }
        return state;
    }

    private static Present object(int bytes, int parts, long secondsAfterSince) {
        Content content =
                new Content(
                        ETag.ofMd5(bytes, bytes, parts),
                        100,
                        SINCE.plusSeconds(secondsAfterSince),
                        StorageClass.STANDARD,
                        null);
        return Present.looked(content, ObjectHeaders.NONE, Map.of(), 0);
    }
}
