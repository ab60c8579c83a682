package decant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.Tags;
import decant.store.memory.MemoryBucket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InterceptorTest {
    private static final ObjectKey KEY = ObjectKey.of("k");

    private final InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    private final MemoryBucket source = new MemoryBucket("memory://source/", clock, Capabilities.AWS);
    private final MemoryBucket target = new MemoryBucket("memory://target/", clock, Capabilities.AWS);
    private final List<String> calls = new ArrayList<>();
    private final Link link =
            new Link(source, target, order -> target.copyFrom(source, order), Capabilities.AWS)
                    .intercept(new Recorder("source"), new Recorder("target"));

    /** Writes down what passes. */
    private final class Recorder implements Interceptor {
        private final String name;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
            calls.add(name + " " + operation + " " + key);
            return call.make();
        }
    }

    @BeforeEach
    void putAnObject() {
        source.put(KEY, ETag.of("x"), 1);
    }

    @Test
    void everyCallPassesOnceWithItsOperationAndKey() throws Exception {
        ObjectStore store = link.source();

        assertThat(store.name()).isEqualTo("memory://source/");
        assertThat(store.list(null, 10).count()).isEqualTo(1);
        assertThat(store.list(KEY, 10).count()).isZero();
        assertThat(store.isListed(KEY)).isTrue();
        assertThat(store.look(KEY)).isEqualTo(source.look(KEY));
        store.writeTags(KEY, Tags.NONE);
        assertThat(store.readTags(KEY)).isEqualTo(Tags.NONE);
        store.writeAcl(KEY, AccessList.PUBLIC_READ);
        assertThat(store.readAcl(KEY)).isEqualTo(AccessList.PUBLIC_READ);
        assertThat(store.remove(KEY, Precondition.NONE)).isInstanceOf(RemoveAnswer.Removed.class);

        assertThat(calls)
                .containsExactly(
                        "source LIST null",
                        "source LIST k",
                        "source LIST k",
                        "source LOOK k",
                        "source WRITE_TAGS k",
                        "source READ_TAGS k",
                        "source WRITE_ACL k",
                        "source READ_ACL k",
                        "source REMOVE k");
    }

    @Test
    void aCopyIsACallToTheTarget() throws Exception {
        CopyOrder order =
                new CopyOrder(
                        KEY,
                        source.peek(KEY).orElseThrow().content(),
                        Precondition.ABSENT,
                        decant.model.StorageClass.STANDARD,
                        AclToSend.NOTHING,
                        false,
                        null,
                        null);

        assertThat(link.copier().copy(order)).isInstanceOf(CopyAnswer.Copied.class);

        assertThat(calls).containsExactly("target COPY k");
        assertThat(target.peek(KEY)).isPresent();
    }

    @Test
    void theOuterOneIsCalledFirst() throws Exception {
        Interceptor outer = new Recorder("outer");
        Interceptor both = outer.around(new Recorder("middle")).around(new Recorder("inner"));

        new InterceptedStore(source, both).look(KEY);

        assertThat(calls).containsExactly("outer LOOK k", "middle LOOK k", "inner LOOK k");
    }

    @Test
    void aCallThatIsNotMadeDoesNothing() {
        Interceptor refusing =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        throw new StoreException(
                                StoreException.Kind.DENIED, operation, key, "DryRun", "Only looking.", null);
                    }
                };

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> new InterceptedStore(source, refusing).remove(KEY, Precondition.NONE))
                .withMessage("Only looking.");
        assertThat(source.peek(KEY)).isPresent();
    }

    @Test
    void failuresPassThrough() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> link.target().readAcl(KEY))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NO_SUCH_KEY))
                .satisfies(e -> assertThat(e.operation()).isEqualTo(Operation.READ_ACL))
                .satisfies(e -> assertThat(e.key()).isEqualTo("k"));
    }
}
