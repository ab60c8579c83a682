package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptAgreementsTest {
    private static final ObjectKey KEY = ObjectKey.of("users/mia/drawing.png");
    private static final Sighting PLAIN = new Sighting.Thing(ETag.ofMd5(1, 2, 0), 5, Instant.EPOCH, "abc");
    private static final Sighting VERBATIM =
            new Sighting.Thing(ETag.of("an etag with spaces"), 6_000_000_000L, Instant.ofEpochSecond(1), "def");

    private final MemoryBucket bucket = new MemoryBucket("s3://target/", () -> Instant.EPOCH, Capabilities.AWS);
    private final MemoryOwnObjects objects = new MemoryOwnObjects(bucket, true);
    private final Agreements forward = new KeptAgreements(objects);

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertThat(forward.read(KEY)).isNull();
        for (Agreement agreement :
                List.of(Agreement.ON_NOTHING, new Agreement(PLAIN, VERBATIM), new Agreement(VERBATIM, PLAIN))) {
            forward.write(KEY, agreement);
            assertThat(forward.read(KEY)).isEqualTo(agreement);
        }
    }

    @Test
    void theLinkBackSeesTheSidesExchanged() throws Exception {
        forward.write(KEY, new Agreement(PLAIN, Sighting.NOTHING));
        assertThat(forward.reversed().read(KEY)).isEqualTo(new Agreement(Sighting.NOTHING, PLAIN));

        forward.reversed().write(KEY, new Agreement(PLAIN, VERBATIM));
        assertThat(forward.read(KEY)).isEqualTo(new Agreement(VERBATIM, PLAIN));
    }

    @Test
    void theLongestKeyHasItsPlaceAmongTheReservedOnes() throws Exception {
        forward.write(ObjectKey.of("k".repeat(1024)), Agreement.ON_NOTHING);

        assertThat(bucket.contents().firstKey().toString()).startsWith(".decant/receipts/").hasSize(81);
    }

    @Test
    void whatIsUnreadableIsNotTakenForNone() throws Exception {
        forward.write(KEY, Agreement.ON_NOTHING);
        ObjectKey place = bucket.contents().firstKey();
        for (String text :
                List.of("", "receipt 2\nsource nothing\ntarget nothing\n", "receipt 1\nsource x\ntarget y\n")) {
            objects.write(place, text, Precondition.NONE);
            assertThatThrownBy(() -> forward.read(KEY))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
        }
    }
}
