package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final long SECOND = 1_000_000_000L;

    private long nowNanos;

    private Permit request(Admission admission, Traffic traffic, String key) {
        return admission.request(traffic, Lane.BACKFILL, ObjectKey.of(key), () -> {}, nowNanos);
    }

    private static Admission admission(int requestsPerSecond, int copiesPerSecond, int concurrency) {
        return new Admission(new Caps(requestsPerSecond, copiesPerSecond, concurrency), Tuning.DEFAULT);
    }

    @Test
    void firstComeFirstServedAcrossKindsOfTraffic() {
        Admission admission = admission(Caps.UNLIMITED, Caps.UNLIMITED, 1);
        Permit first = request(admission, Traffic.READS, "z");
        Permit second = request(admission, Traffic.WRITES, "a");
        Permit third = request(admission, Traffic.COPIES, "m");
        Permit fourth = request(admission, Traffic.READS, "a");
        assertThat(first.isAdmitted()).isTrue();
        assertThat(second.isAdmitted()).isFalse();
        admission.end(first, Answer.GOOD, "", nowNanos);
        assertThat(second.isAdmitted()).isTrue();
        assertThat(third.isAdmitted()).isFalse();
        admission.end(second, Answer.GOOD, "", nowNanos);
        assertThat(third.isAdmitted()).isTrue();
        assertThat(fourth.isAdmitted()).isFalse();
    }

    @Test
    void whoWaitsForACopyDoesNotHoldBackReads() {
        Admission admission = admission(Caps.UNLIMITED, 1, 4);
        for (int i = 0; i < 10; i++) {
            request(admission, Traffic.COPIES, "k" + i);
        }
        Permit read = request(admission, Traffic.READS, "k");
        assertThat(read.isAdmitted()).isTrue();
        assertThat(admission.view("target", nowNanos).inFlight()).isEqualTo(2);
        assertThat(admission.nextOpeningNanos()).isEqualTo(SECOND);
    }

    @Test
    void aCallThatWaitsTakesNoPlaceUnderARate() {
        Admission admission = admission(1, Caps.UNLIMITED, 1);
        Permit first = request(admission, Traffic.READS, "a");
        Permit second = request(admission, Traffic.READS, "b");
        admission.abandon(second, nowNanos);
        nowNanos = SECOND;
        admission.end(first, Answer.GOOD, "", nowNanos);
        assertThat(request(admission, Traffic.READS, "c").isAdmitted()).isTrue();
    }

    @Test
    void whoGivesUpIsForgottenWhetherWaitingOrAdmitted() {
        Admission admission = admission(Caps.UNLIMITED, Caps.UNLIMITED, 1);
        Permit admitted = request(admission, Traffic.READS, "a");
        Permit waiting = request(admission, Traffic.READS, "b");
        Permit last = request(admission, Traffic.READS, "c");
        admission.abandon(waiting, nowNanos);
        admission.abandon(admitted, nowNanos);
        assertThat(last.isAdmitted()).isTrue();
        assertThat(waiting.isAdmitted()).isFalse();
        admission.end(last, Answer.GOOD, "", nowNanos);
        assertThat(admission.view("source", nowNanos).inFlight()).isZero();
        assertThat(admission.view("source", nowNanos).waiting()).isZero();
    }

    @Test
    void otherCapsHoldForThoseWhoAlreadyWait() {
        Admission admission = admission(1, Caps.UNLIMITED, 2);
        Permit first = request(admission, Traffic.READS, "a");
        Permit second = request(admission, Traffic.READS, "b");
        Permit third = request(admission, Traffic.READS, "c");
        assertThat(admission.firstInLine()).isSameAs(second);
        admission.change(new Caps(Caps.UNLIMITED, Caps.UNLIMITED, 2), nowNanos);
        assertThat(second.isAdmitted()).isTrue();
        assertThat(third.isAdmitted()).isFalse();
        admission.change(new Caps(Caps.UNLIMITED, Caps.UNLIMITED, 1), nowNanos);
        admission.end(first, Answer.GOOD, "", nowNanos);
        assertThat(third.isAdmitted()).as("one call is still in flight").isFalse();
        admission.end(second, Answer.GOOD, "", nowNanos);
        assertThat(third.isAdmitted()).isTrue();
    }

    @Test
    void nobodyWaitingMeansNoOpeningIsDue() {
        Admission admission = admission(1, Caps.UNLIMITED, 2);
        Permit first = request(admission, Traffic.READS, "a");
        assertThat(admission.nextOpeningNanos()).isEqualTo(Admission.NEVER);
        Permit second = request(admission, Traffic.READS, "b");
        assertThat(admission.nextOpeningNanos()).isEqualTo(SECOND);
        admission.abandon(second, nowNanos);
        assertThat(admission.firstInLine()).isNull();
        assertThat(admission.nextOpeningNanos()).isEqualTo(Admission.NEVER);
        admission.end(first, Answer.GOOD, "", nowNanos);
    }

    @Test
    void liveGoesFirstAndTheBackfillHasItsFloor() {
        Admission admission = admission(Caps.UNLIMITED, Caps.UNLIMITED, 1);
        Permit running = request(admission, Traffic.COPIES, "first");
        List<Permit> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(admission.request(Traffic.READS, Lane.BACKFILL, ObjectKey.of("old" + i), () -> {}, nowNanos));
        }
        for (int i = 0; i < 2 * Admission.FLOOR; i++) {
            waiting.add(admission.request(Traffic.COPIES, Lane.LIVE, ObjectKey.of("new" + i), () -> {}, nowNanos));
        }
        List<String> order = new ArrayList<>();
        while (!waiting.isEmpty()) {
            admission.end(running, Answer.GOOD, "", nowNanos);
            running = waiting.stream().filter(Permit::isAdmitted).findFirst().orElseThrow();
            waiting.remove(running);
            order.add(running.key().toString());
        }
        assertThat(order.subList(0, Admission.FLOOR - 1)).allMatch(key -> key.startsWith("new"));
        assertThat(order.get(Admission.FLOOR - 1)).isEqualTo("old0");
        assertThat(order.get(2 * Admission.FLOOR - 1)).isEqualTo("old1");
        assertThat(order).hasSize(3 + 2 * Admission.FLOOR).endsWith("new15", "old2");
    }
}
