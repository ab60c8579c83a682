package decant.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeySlotsTest {
    @Test
    void pagesAreFinishedOneAfterTheOtherInsteadOfAllTogether() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger mostOpen = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            KeySlots slots = new KeySlots(threads, 16);
            List<Future<?>> pages = new ArrayList<>();
            for (int page = 0; page < 50; page++) {
                pages.add(
                        threads.submit(() -> {
                            List<Integer> keys = IntStream.range(0, 1000).boxed().toList();
                            slots.inTurn(
                                    keys.size(),
                                    () -> {
                                        int open = begun.incrementAndGet() - ended.get();
                                        mostOpen.accumulateAndGet(open, Math::max);
                                        slots.forEach(keys, _ -> Thread.onSpinWait());
                                        ended.incrementAndGet();
                                    });
                            return null;
                        }));
            }
            for (Future<?> page : pages) {
                page.get();
            }
        }
        assertThat(ended).hasValue(50);
        // One may be counted before the one that made room for it says that it ended.
        assertThat(mostOpen.get()).isBetween(1, 3);
    }

    @Test
    void aPageWithMoreKeysThanMayBeBegunIsBegunAlone() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            KeySlots slots = new KeySlots(threads, 1);
            AtomicInteger done = new AtomicInteger();
            slots.inTurn(1_000_000, done::incrementAndGet);
            slots.inTurn(0, done::incrementAndGet);
            assertThat(done).hasValue(2);
        }
    }
}
