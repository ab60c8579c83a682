package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random callers, answers, interrupts, caps and times against one admission, compared after every step with a list of
 * who is in flight and who waits. The seed reproduces a run.
 */
class AdmissionPropertyTest {
    private static final Traffic[] TRAFFIC = Traffic.values();
    private static final int STEPS = 20_000;

    private final List<Permit> open = new ArrayList<>();
    private Caps caps = Caps.DEFAULT;
    private Admission admission = new Admission(caps, Tuning.DEFAULT);
    private long nowNanos;
    private int mostRanges;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void permitsNeitherLeakNorPassALimitNorWaitInVain(int seed) {
        RandomGenerator random = new SplittableRandom(seed);
        admission = new Admission(caps, Tuning.DEFAULT);
        for (int step = 0; step < STEPS; step++) {
            step(random);
            if (step % 10 == 0) {
                check("seed " + seed + ", step " + step);
            }
        }
        caps = Caps.DEFAULT;
        admission.change(caps, nowNanos);
        while (!open.isEmpty()) {
            int before = open.size();
            for (int i = before - 1; i >= 0; i--) {
                finish(random, i);
            }
            long opening = admission.nextOpeningNanos();
            assertThat(open.size() < before || opening != Admission.NEVER).as("seed %s: a dead end", seed).isTrue();
            nowNanos = opening == Admission.NEVER ? nowNanos : opening;
            admission.advance(nowNanos);
        }
        LimiterView view = admission.view("target", nowNanos);
        assertThat(view.inFlight()).as("seed %s", seed).isZero();
        assertThat(view.waiting()).as("seed %s", seed).isZero();
        assertThat(mostRanges).as("ranges were divided, or this test proves little").isGreaterThan(TRAFFIC.length);
    }

    private void step(RandomGenerator random) {
        nowNanos += random.nextInt(4) == 0 ? random.nextLong(20_000_000) : 0;
        switch (random.nextInt(100)) {
            case 0 -> {
                caps = new Caps(rate(random), rate(random), 1 + random.nextInt(200));
                admission.change(caps, nowNanos);
            }
            case 1 -> nowNanos += random.nextInt(20) == 0 ? random.nextLong(70_000_000_000L) : 0;
            case 2 -> abandon(random);
            default -> {
                if (open.size() < 300 && random.nextInt(100) < 51) {
                    request(random);
                } else {
                    open.stream()
                            .filter(Permit::isAdmitted)
                            .skip(random.nextInt(4))
                            .findFirst()
                            .ifPresent(permit -> finish(random, open.indexOf(permit)));
                }
            }
        }
        admission.advance(nowNanos);
    }

    private static int rate(RandomGenerator random) {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(2_000) : Caps.UNLIMITED;
    }

    private void request(RandomGenerator random) {
        ObjectKey key = random.nextInt(50) == 0 ? null : ObjectKey.of("%04x".formatted(random.nextInt(1 << 16)));
        Permit[] permit = new Permit[1];
        permit[0] =
                admission.request(TRAFFIC[random.nextInt(3)], Lane.BACKFILL, key, () -> admitted(permit[0]), nowNanos);
        open.add(permit[0]);
        admitted(permit[0]);
    }

    /** No limit and no cap is passed at the moment somebody is admitted. */
    private void admitted(Permit permit) {
        if (permit != null && permit.isAdmitted()) {
            RangeView range = permit.range().view(permit.traffic(), nowNanos);
            assertThat(range.inFlight()).isLessThanOrEqualTo(range.limit());
            assertThat(admission.view("target", nowNanos).inFlight()).isLessThanOrEqualTo(caps.maxConcurrency());
        }
    }

    private void abandon(RandomGenerator random) {
        if (!open.isEmpty()) {
            admission.abandon(open.remove(random.nextInt(open.size())), nowNanos);
        }
    }

    private void finish(RandomGenerator random, int index) {
        Permit permit = open.get(index);
        if (!permit.isAdmitted()) {
            return;
        }
        open.remove(index);
        boolean hot = permit.key().toString().startsWith("7");
        Answer answer =
                switch (random.nextInt(hot ? 3 : 100)) {
                    case 0 -> hot || random.nextInt(20) == 0 ? Answer.THROTTLED : Answer.GOOD;
                    case 3 -> Answer.FAILED;
                    case 4 -> Answer.SILENT;
                    default -> Answer.GOOD;
                };
        admission.end(permit, answer, "SlowDown", nowNanos);
    }

    private void check(String when) {
        LimiterView view = admission.view("target", nowNanos);
        int inFlight = (int) open.stream().filter(Permit::isAdmitted).count();
        assertThat(view.inFlight()).as(when).isEqualTo(inFlight);
        assertThat(view.waiting()).as(when).isEqualTo(open.size() - inFlight);
        assertThat(view.ranges().stream().mapToInt(RangeView::inFlight).sum()).as(when).isEqualTo(inFlight);
        assertThat(view.ranges().stream().mapToInt(RangeView::waiting).sum())
                .as(when)
                .isEqualTo(open.size() - inFlight);
        for (Traffic traffic : TRAFFIC) {
            checkRanges(view, traffic, when);
        }
        boolean capped = inFlight >= caps.maxConcurrency() || caps.maxRequestsPerSecond() != Caps.UNLIMITED;
        for (RangeView range : view.ranges()) {
            boolean held = capped || (range.traffic() == Traffic.COPIES && caps.maxCopiesPerSecond() != Caps.UNLIMITED);
            boolean full = range.inFlight() >= range.limit();
            boolean rests = range.trouble() != null && range.trouble().restMillis() > 0;
            boolean inVain = range.waiting() > 0 && !held && !full && !rests;
            assertThat(inVain).as("%s: %s waits in vain", when, range).isFalse();
        }
        mostRanges = Math.max(mostRanges, view.ranges().size());
    }

    /** The ranges follow each other without gap, from the first key to the last. */
    private static void checkRanges(LimiterView view, Traffic traffic, String when) {
        List<KeyRange> ranges =
                view.ranges().stream().filter(range -> range.traffic() == traffic).map(RangeView::range).toList();
        assertThat(ranges).hasSizeLessThanOrEqualTo(Tuning.DEFAULT.mostRanges());
        assertThat(ranges.getFirst().after()).as(when).isNull();
        assertThat(ranges.getLast().through()).as(when).isNull();
        for (int i = 1; i < ranges.size(); i++) {
            assertThat(ranges.get(i).after()).as(when).isEqualTo(ranges.get(i - 1).through());
            assertThat(ranges.get(i).isEmpty()).as(when).isFalse();
        }
    }
}
