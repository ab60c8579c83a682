package decant.benchmark;

import decant.s3.listing.ListAnswer;
import decant.s3.listing.ListPageScanner;
import decant.store.StoreException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** Reading a page of 1,000 keys: the scanner, and the SDK's client with the same bytes as the answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PageScanBenchmark {
    private static final int PAGE_KEYS = 1_000;

    private final byte[] page = PageOfListing.xml();
    private final ListPageScanner scanner = new ListPageScanner("s3://bucket/", "");
    private final S3Client client =
            S3Client.builder()
                    .region(Region.US_EAST_1)
                    .endpointOverride(URI.create("http://localhost"))
                    .forcePathStyle(true)
                    .credentialsProvider(AnonymousCredentialsProvider.create())
                    .httpClient(new CannedAnswer(page))
                    .build();

    /** What Decant does with a page. */
    @Benchmark
    public ListAnswer scanner() throws StoreException {
        return scanner.scan(page, page.length, null, PAGE_KEYS);
    }

    /** What the SDK does with it. */
    @Benchmark
    public ListObjectsV2Response sdk() {
        return client.listObjectsV2(list -> list.bucket("bucket").encodingType(EncodingType.URL));
    }
}
