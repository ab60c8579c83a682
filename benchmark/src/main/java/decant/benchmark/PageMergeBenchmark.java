package decant.benchmark;

import decant.model.ObjectKey;
import decant.s3.listing.ListAnswer;
import decant.s3.listing.ListPageScanner;
import decant.store.ListPage;
import decant.store.StoreException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a diff does with pairs of equal keys: order and content are compared in the pages, a thousand pairs a call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PageMergeBenchmark {
    private static final int KEYS = 1_000;

    private ListPage source = read();
    private ListPage target = read();
    private final ObjectKey[] keys = new ObjectKey[KEYS];

    /** Pages and keys that share no bytes with each other. */
    @Setup
    public void prepare() {
        source = read();
        target = read();
        for (int i = 0; i < KEYS; i++) {
            keys[i] = source.key(i);
        }
    }

    private static ListPage read() {
        byte[] page = PageOfListing.xml();
        try {
            ListAnswer answer = new ListPageScanner("s3://bucket/", "").scan(page, page.length, null, KEYS);
            if (answer instanceof ListAnswer.Page(ListPage read)) {
                return read;
            }
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("The page is a refusal");
    }

    /** Two pages against each other. */
    @Benchmark
    public int merge() {
        int same = 0;
        for (int i = 0; i < KEYS; i++) {
            if (source.compareKeys(i, target, i) == 0 && source.isSameContent(i, target, i)) {
                same++;
            }
        }
        return same;
    }

    /** Keys against their neighbours, in the order of their UTF-8 bytes. */
    @Benchmark
    public int keyOrder() {
        int ascending = 0;
        for (int i = 1; i < KEYS; i++) {
            ascending += keys[i - 1].compareTo(keys[i]) < 0 ? 1 : 0;
        }
        return ascending;
    }
}
