package decant.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How long the application's uploads took, by the bucket they went to. Safe for any number of threads. */
final class UploadTimes {
    private final InstantSource clock;
    private final List<Upload> uploads = new ArrayList<>();

    private record Upload(Side side, Instant at, long nanos) {
        String line() {
            return at + String.format(Locale.ROOT, ",%.1f", nanos / 1e6);
        }
    }

    UploadTimes(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void took(Side side, long nanos) {
        uploads.add(new Upload(side, clock.instant(), nanos));
    }

    /** How many uploads there were. */
    synchronized long count(Side side) {
        return of(side).count();
    }

    /** What so many of a hundred stayed within; zero where there was none. */
    synchronized Duration within(Side side, int percent) {
        List<Long> sorted = of(side).map(Upload::nanos).sorted().toList();
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get(Math.max(0, rank - 1)));
    }

    /** Writes all of them as {@code decant migrate report --application} reads them. */
    synchronized void write(Path table) {
        try {
            Files.write(table, uploads.stream().map(Upload::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Upload> of(Side side) {
        return uploads.stream().filter(upload -> upload.side() == side);
    }
}
