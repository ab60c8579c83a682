package decant.store.contract;

import static decant.store.contract.ContractRows.etag;
import static decant.store.contract.ContractRows.listed;
import static decant.store.contract.ContractRows.present;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import decant.store.contract.RandomKeys.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many callers at once get answers to their own questions. */
interface ConcurrencyContract extends ContractRows {
    /** What is done with a key. */
    @FunctionalInterface
    interface Deed {
        void with(ObjectKey key) throws Exception;
    }

    @Test
    default void manyCallersGetTheirOwnAnswers() throws Exception {
        List<ObjectKey> keys = new RandomKeys(3).sorted(Distribution.HEX, 200);

        forEach(
                keys,
                key -> {
                    byte[] bytes = key.toUtf8();
                    fixture().source().put(key, NewObject.of(bytes));
                    CopyDraft draft = CopyDraft.of(key, present(source(), key).content());
                    assertThat(copied(draft).etag()).isEqualTo(Etags.of(bytes));
                    assertThat(etag(target(), key)).isEqualTo(Etags.of(bytes));
                    assertThat(target().isListed(key)).isTrue();
                });

        assertThat(listed(target(), null, 50)).containsExactlyElementsOf(keys);
    }

    /** Does something with every key, sixteen at a time. */
    static void forEach(List<ObjectKey> keys, Deed deed) throws Exception {
        try (var callers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> calls = new ArrayList<>();
            for (ObjectKey key : keys) {
                calls.add(
                        callers.submit(() -> {
                            deed.with(key);
                            return key;
                        }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
    }
}
