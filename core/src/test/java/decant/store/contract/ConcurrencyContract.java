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
    @Test
    default void manyCallersGetTheirOwnAnswers() throws Exception {
        List<ObjectKey> keys = new RandomKeys(3).sorted(Distribution.HEX, 200);
        try (var callers = Executors.newFixedThreadPool(16)) {
            List<Future<?>> calls = new ArrayList<>();
            for (ObjectKey key : keys) {
                calls.add(
                        callers.submit(() -> {
                            fixture().source().put(key, NewObject.of(key.toUtf8()));
                            assertThat(copied(CopyDraft.of(key, present(source(), key).content())).etag())
                                    .isEqualTo(Etags.of(key.toUtf8()));
                            assertThat(etag(target(), key)).isEqualTo(Etags.of(key.toUtf8()));
                            assertThat(target().isListed(key)).isTrue();
                            return key;
                        }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
        assertThat(listed(target(), null, 50)).containsExactlyElementsOf(keys);
    }
}
