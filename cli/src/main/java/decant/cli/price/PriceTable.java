package decant.cli.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The prices of AWS as far as they are known, with their date. Immutable. */
public final class PriceTable {
    private static final double BYTES_PER_GB = 1L << 30;

    private static final Set<String> WORDS = Set.of("date", "source", "unconfirmed");
    private static final Pattern PRICE =
            Pattern.compile("(write|read)\\.[^.]+|transfer\\.[^.]+\\.[^.]+|batch\\..+|lambda\\..+");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12})?");

    private final Properties prices;

    /** A table of these prices; {@code prices.properties} shows their names. */
    PriceTable(Properties prices) {
        this.prices = prices;
    }

    /** The table that comes with this version. */
    public static PriceTable dated() {
        Properties prices = new Properties();
        try (InputStream in = PriceTable.class.getResourceAsStream("prices.properties")) {
            if (in == null) {
                throw new IllegalStateException("The table of prices is missing from the program.");
            }
            prices.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PriceTable(prices);
    }

    /**
     * A table of somebody's own.
     *
     * @throws IllegalArgumentException with a sentence, if it holds anything but prices and words about them
     */
    public static PriceTable read(Path file) throws IOException {
        Properties prices = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            prices.load(in);
        }
        for (String name : prices.stringPropertyNames()) {
            String price = prices.getProperty(name);
            if (!WORDS.contains(name) && !(PRICE.matcher(name).matches() && AMOUNT.matcher(price).matches())) {
                throw new IllegalArgumentException(
                        file + " says " + name + "=" + price + ", which is no price that is known here.");
            }
        }
        prices.putIfAbsent("date", "no date");
        prices.putIfAbsent("source", file.toString());
        return new PriceTable(prices);
    }

    /** PUT, COPY, POST and LIST requests in a region. */
    public Optional<Money> writes(String region, long requests) {
        return times("write." + region, requests / 1e3);
    }

    /** GET, HEAD and all other requests in a region. */
    public Optional<Money> reads(String region, long requests) {
        return times("read." + region, requests / 1e3);
    }

    /** Bytes from one region to another; nothing within one. */
    public Optional<Money> transfer(String from, String to, long bytes) {
        return from.equals(to)
                ? Optional.of(Money.NOTHING)
                : times("transfer." + from + "." + to, bytes / BYTES_PER_GB);
    }

    /** A job of S3 Batch Operations over so many objects, before the requests that it makes. */
    public Optional<Money> batchJob(long objects) {
        return sum(List.of(times("batch.job", 1), times("batch.million-objects", objects / 1e6)));
    }

    /** Calls of functions, before their run time. */
    public Optional<Money> functionCalls(long calls) {
        return times("lambda.million-calls", calls / 1e6);
    }

    /** The prices of a move between two regions in words; empty where one of them is not known. */
    public Optional<String> rates(String from, String to) {
        Optional<Money> write = writes(to, 1_000);
        Optional<Money> read = reads(to, 1_000);
        Optional<Money> way = transfer(from, to, 1L << 30);
        if (write.isEmpty() || read.isEmpty() || way.isEmpty()) {
            return Optional.empty();
        }
        String unconfirmed =
                Stream.of("write." + from, "write." + to, "transfer." + from + "." + to).anyMatch(this::isUnconfirmed)
                        ? ", not all of them confirmed"
                        : "";
        return Optional.of(
                "COPY and LIST at %s for 1,000, GET ACL and HEAD at %s, a GB to %s at %s (%s, from %s%s)"
                        .formatted(
                                write.get().exactWords(),
                                read.get().exactWords(),
                                to,
                                way.get().exactWords(),
                                date(),
                                source(),
                                unconfirmed));
    }

    private boolean isUnconfirmed(String name) {
        return List.of(prices.getProperty("unconfirmed", "").split(" ", -1)).contains(name);
    }

    /** Of when the prices are. */
    public String date() {
        return prices.getProperty("date", "");
    }

    /** Where the prices are from. */
    public String source() {
        return prices.getProperty("source", "");
    }

    private Optional<Money> times(String name, double amount) {
        String price = prices.getProperty(name);
        return price == null ? Optional.empty() : Optional.of(new Money(Double.parseDouble(price) * amount));
    }

    /** All together; unknown if one of them is. */
    public static Optional<Money> sum(List<Optional<Money>> parts) {
        Money sum = Money.NOTHING;
        for (Optional<Money> part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(part.get());
        }
        return Optional.of(sum);
    }
}
