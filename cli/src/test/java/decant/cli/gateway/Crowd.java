package decant.cli.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many hands of one application. */
public final class Crowd {
    private static final int HANDS = 16;

    private Crowd() {}

    /** What is done with each of many. */
    @FunctionalInterface
    public interface Deed<T> {
        void with(T one) throws Exception;
    }

    /** Does something with each of many, sixteen at a time, and waits for all. */
    public static <T> void forEach(List<T> many, Deed<? super T> deed) throws InterruptedException, ExecutionException {
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Future<?>> deeds = new ArrayList<>();
            for (T one : many) {
                deeds.add(
                        hands.submit(() -> {
                            deed.with(one);
                            return one;
                        }));
            }
            for (Future<?> done : deeds) {
                done.get();
            }
        }
    }
}
