package decant.cli.demo;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * People without credentials who look at pictures all the time: at any through the CDN, and at those that are hidden
 * wherever somebody could get at them.
 */
final class Visitors implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** One look in so many is for something hidden. */
    private static final int HIDDEN_EVERY = 2;

    private static final int POPULARITY = 4;

    private static final int AT_ONCE_IN_THE_END = 128;
    private static final Duration BETWEEN_LAST_LOOKS = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Place> places;
    private final List<String> pictures;
    private final Hidden hidden;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final LongAdder reads = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder looks = new LongAdder();
    private final LongAdder exposed = new LongAdder();
    private final AtomicReference<String> first = new AtomicReference<>("");
    private final Map<String, Duration> open = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> visitors = new ArrayList<>();

    /**
     * Lets them begin.
     *
     * @param places the first is where everybody looks
     * @param pictures keys of any pictures
     */
    Visitors(
            List<Place> places,
            List<String> pictures,
            Hidden hidden,
            Scale scale,
            SplittableRandom random,
            InstantSource clock) {
        this.places = List.copyOf(places);
        this.pictures = List.copyOf(pictures);
        this.hidden = hidden;
        this.clock = clock;
        this.places.forEach(place -> open.put(place.name(), Duration.ZERO));
        long pauseMillis = scale.userPause().toMillis();
        for (int i = 0; i < scale.users(); i++) {
            SplittableRandom own = random.split();
            visitors.add(
                    threads.submit(() -> {
                        for (int look = 0; !stopped.await(pauseMillis, TimeUnit.MILLISECONDS); look++) {
                            look(look, own);
                        }
                        return null;
                    }));
        }
    }

    private void look(int number, SplittableRandom random) throws InterruptedException {
        if (number % HIDDEN_EVERY == 0) {
            Place place = places.get(number / HIDDEN_EVERY % places.size());
            hidden.drawn(random).ifPresent(entry -> lookFor(entry, place, place.allowance(entry.since())));
        } else {
            reads.increment();
            // Few pictures are looked at by many.
            double rank = Math.pow(random.nextDouble(), POPULARITY);
            isShown(places.getFirst().of(pictures.get((int) (rank * pictures.size()))));
        }
    }

    private void lookFor(Hidden.Entry entry, Place place, Duration allowance) {
        Instant begin = clock.instant();
        looks.increment();
        // Shown again by its user meanwhile: then it was no sight that must not be.
        if (isShown(place.of(entry.key())) && hidden.isStill(entry)) {
            Duration since = Duration.between(entry.since(), begin);
            synchronized (open) {
                open.merge(place.name(), since, (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
            if (since.compareTo(allowance) > 0) {
                exposed.increment();
                first.compareAndSet(
                        "",
                        "%s was shown by the %s %s after it was hidden"
                                .formatted(Keys.shown(entry.key()), place.name(), Figures.duration(since)));
            }
        }
    }

    private boolean isShown(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 500) {
                failed.increment();
                first.compareAndSet("", uri + " was answered with " + status);
            }
            return status == 200;
        } catch (IOException e) {
            failed.increment();
            first.compareAndSet("", uri + " was not answered, " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Lets them go, and looks once more for everything that is hidden, everywhere, until none of it is shown. */
    void stop() throws InterruptedException {
        stopped.countDown();
        join(visitors);
        Semaphore room = new Semaphore(AT_ONCE_IN_THE_END);
        List<Future<?>> last = new ArrayList<>();
        for (Hidden.Entry entry : hidden.all()) {
            for (Place place : places) {
                room.acquire();
                last.add(
                        threads.submit(() -> {
                            try {
                                lookUntilGone(entry, place);
                            } finally {
                                room.release();
                            }
                            return null;
                        }));
            }
        }
        join(last);
    }

    private void lookUntilGone(Hidden.Entry entry, Place place) throws InterruptedException {
        Instant end = entry.since().plus(place.allowance(entry.since()));
        while (clock.instant().isBefore(end)) {
            if (!isShown(place.of(entry.key()))) {
                looks.increment();
                return;
            }
            Thread.sleep(BETWEEN_LAST_LOOKS);
        }
        lookFor(entry, place, Duration.ZERO);
    }

    private static void join(List<Future<?>> futures) throws InterruptedException {
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("The demo's visitors failed.", e.getCause());
            }
        }
    }

    /** What they saw so far. */
    Sight sight() {
        synchronized (open) {
            return new Sight(
                    reads.sum(), failed.sum(), looks.sum(), exposed.sum(), first.get(), new LinkedHashMap<>(open));
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        threads.shutdownNow();
        threads.close();
        http.shutdownNow();
        http.close();
    }
}
