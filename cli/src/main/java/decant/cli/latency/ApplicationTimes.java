package decant.cli.latency;

import decant.cli.ending.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Upload times that the application itself has measured, read from a file of lines such as {@code
 * 2026-11-26T10:15:30.5Z,182.4}: the time of the upload by ISO 8601 with its offset, or in seconds since 1970, and
 * after a comma how many milliseconds it took. A first line that begins with another letter is a heading; empty lines
 * are passed over.
 */
public final class ApplicationTimes {
    /** Lines read at most: three days of ten uploads a second. */
    static final int MAX_LINES = 2_500_000;

    /** Longest time taken for one, in milliseconds: an hour. */
    private static final BigDecimal MAX_MILLIS = BigDecimal.valueOf(3_600_000);

    private ApplicationTimes() {}

    /**
     * Reads a file; its uploads come in the order of their times.
     *
     * @throws Refusal that names the line which cannot be read
     */
    public static List<TimedUpload> read(Path file) {
        List<TimedUpload> uploads = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number > MAX_LINES) {
                    throw Refusal.file(file + " has more than " + MAX_LINES + " lines; give a part of it.");
                }
                if (!line.isBlank() && !(number == 1 && Character.isLetter(line.charAt(0)))) {
                    uploads.add(upload(file, number, line));
                }
            }
        } catch (IOException e) {
            throw Refusal.file("The upload times in " + file + " cannot be read (" + e + ").");
        }
        uploads.sort(Comparator.comparing(TimedUpload::at));
        return uploads;
    }

    private static TimedUpload upload(Path file, int number, String line) {
        int comma = line.indexOf(',');
        if (comma > 0) {
            try {
                Instant at = time(line.substring(0, comma).strip());
                BigDecimal millis = new BigDecimal(line.substring(comma + 1).strip());
                if (millis.signum() >= 0 && millis.compareTo(MAX_MILLIS) <= 0) {
                    return new TimedUpload(at, millis.movePointRight(3).longValue());
                }
            } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
                // Told below.
            }
        }
        throw Refusal.file(
                "%s, line %d is not of the form time,milliseconds such as 2026-11-26T10:15:30Z,182.4: \"%s\"."
                        .formatted(file, number, line.length() > 60 ? line.substring(0, 60) + "..." : line));
    }

    private static Instant time(String text) {
        if (text.matches("\\d{1,12}(\\.\\d{1,9})?")) {
            return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
        }
        return OffsetDateTime.parse(text).toInstant();
    }
}
