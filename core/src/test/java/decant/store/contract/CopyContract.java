package decant.store.contract;

import static decant.store.contract.ContractRows.headers;
import static decant.store.contract.ContractRows.present;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.Content;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.StorageClass;
import decant.store.CopyAnswer;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What arrives with a copy in one request. */
interface CopyContract extends ContractRows {
    /** Every AWS region has it, and it needs no restore. */
    StorageClass INFREQUENT = new StorageClass("STANDARD_IA");

    @Test
    default void aCopyHoldsTheSameBytes() throws Exception {
        byte[] bytes = {0, 1, -1, 13, 10};
        fixture().source().put(KEY, NewObject.of(bytes));

        CopyAnswer.Copied answer = copied(CopyDraft.of(KEY, present(source(), KEY).content()));

        Content landed = present(target(), KEY).content();
        assertThat(answer.etag()).isEqualTo(Etags.of(bytes)).isEqualTo(landed.etag());
        assertThat(landed.size()).isEqualTo(5);
        assertThat(fixture().target().read(KEY)).isEqualTo(bytes);
        assertThat(fixture().source().read(KEY)).isEqualTo(bytes);
    }

    @Test
    default void theAnswerBearsTheServersTimeOfTheSendingInWholeSeconds() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        Content source = present(source(), KEY).content();

        Instant time = copied(CopyDraft.of(KEY, source)).serverTime();

        assertThat(time).isEqualTo(time.truncatedTo(ChronoUnit.SECONDS));
        assertThat(time)
                .isBetween(source.lastModified().minusSeconds(1), present(target(), KEY).content().lastModified());
    }

    @Test
    default void everyHeaderArrivesByItself() throws Exception {
        fixture().source().put(KEY, NewObject.of("x").with(LookContract.FULL));
        fixture().target().put(KEY, NewObject.of("y").with(ObjectHeaders.of(Map.of(), Map.of("stale", "1"))));
        Map<String, String> carried = new TreeMap<>(LookContract.CARRIED);
        if (declares(Deviation.EXPIRES_LOST_BY_COPY)) {
            carried.remove("expires");
        }

        copiedPlainly(KEY);

        assertThat(headers(target(), KEY)).isEqualTo(ObjectHeaders.of(carried, LookContract.USER));
    }

    @Test
    default void anObjectWithoutHeadersArrivesWithoutMore() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));

        copiedPlainly(KEY);

        assertThat(headers(target(), KEY)).isEqualTo(headers(source(), KEY));
    }

    @Test
    default void theWebsiteRedirectArrivesOnlyIfGiven() throws Exception {
        ObjectHeaders given = LookContract.withRedirect("/elsewhere.html");
        fixture().source().put(KEY, NewObject.of("x").with(given));
        String kept = declares(Deviation.NO_WEBSITE_REDIRECT) ? null : "/elsewhere.html";
        assertThat(headers(source(), KEY).system().get(ObjectHeaders.WEBSITE_REDIRECT)).isEqualTo(kept);

        copiedPlainly(KEY);
        assertThat(headers(target(), KEY).system().get(ObjectHeaders.WEBSITE_REDIRECT))
                .isEqualTo(declares(Deviation.REDIRECT_TRAVELS) ? kept : null);

        copied(CopyDraft.of(KEY, present(source(), KEY).content()).with(given));
        assertThat(headers(target(), KEY).system().get(ObjectHeaders.WEBSITE_REDIRECT)).isEqualTo(kept);
        assertThat(headers(target(), KEY).user()).isEqualTo(LookContract.USER);
        assertThat(headers(target(), KEY).system())
                .containsEntry("content-type", LookContract.CARRIED.get("content-type"));
    }

    @Test
    default void theStorageClassIsTheOneAskedFor() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        CopyDraft draft = CopyDraft.of(KEY, present(source(), KEY).content()).with(INFREQUENT);

        if (declares(Deviation.STORAGE_CLASS_REFUSED)) {
            ContractRows.failure(Kind.INVALID, () -> copy(draft));
            assertThat(target().look(KEY)).isInstanceOf(ObjectState.Absent.class);
            return;
        }
        copied(draft);
        StorageClass landed = declares(Deviation.STORAGE_CLASS_IGNORED) ? StorageClass.STANDARD : INFREQUENT;
        assertThat(present(target(), KEY).content().storageClass()).isEqualTo(landed);
        assertThat(target().list(null, 1).storageClass(0)).isEqualTo(landed);
    }

    @Test
    default void aCopyReplacesWhatWasThere() throws Exception {
        fixture().source().put(KEY, NewObject.of("new"));
        fixture().target().put(KEY, NewObject.of("old and longer"));

        copiedPlainly(KEY);

        assertThat(fixture().target().read(KEY)).asString().isEqualTo("new");
    }

    @Test
    default void aCopyOfAnAbsentKeyIsRefused() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        CopyDraft draft = CopyDraft.of(ObjectKey.of("gone"), present(source(), KEY).content());

        assertThat(copy(draft)).isInstanceOf(CopyAnswer.Refused.class);
        assertThat(target().look(ObjectKey.of("gone"))).isInstanceOf(ObjectState.Absent.class);
    }
}
