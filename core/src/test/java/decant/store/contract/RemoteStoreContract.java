package decant.store.contract;

import static decant.store.contract.ContractRows.listed;
import static decant.store.contract.ContractRows.present;
import static org.assertj.core.api.Assertions.assertThat;

import decant.migration.Control;
import decant.migration.ControlObject;
import decant.migration.Phase;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.store.Link;
import decant.store.ObjectStore;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stores behind a network promise as well: prefixes, and failures of the right kind. */
public abstract class RemoteStoreContract extends ObjectStoreContract {
    private static final ObjectKey ITSELF = ObjectKey.of("");

    @Override
    protected abstract RemoteFixture open() throws Exception;

    @Override
    public final RemoteFixture fixture() {
        return (RemoteFixture) super.fixture();
    }

    @Test
    void keysAreRelativeToThePrefix() throws Exception {
        fixture().source().put("in/a", "1");
        fixture().source().put("in/sub/b", "2");
        Link link = fixture().link("in/", "moved/here/");

        assertThat(listed(link.source(), null, 1)).containsExactly(ObjectKey.of("a"), ObjectKey.of("sub/b"));
        for (ObjectKey key : listed(link.source(), null, 1_000)) {
            link.copier().copy(CopyDraft.of(key, present(link.source(), key).content()).order());
        }

        assertThat(listed(target(), null, 1_000))
                .containsExactly(ObjectKey.of("moved/here/a"), ObjectKey.of("moved/here/sub/b"));
        assertThat(fixture().target().read(ObjectKey.of("moved/here/sub/b"))).asString().isEqualTo("2");
    }

    @Test
    void whatLiesBesideThePrefixIsInvisibleAndUntouched() throws Exception {
        List<String> beside = List.of("i", "in", "in-/a", "in.a", "in0", "into/a", "In/a", "in2/a", "jn/a");
        for (String key : beside) {
            fixture().source().put(key, "beside");
        }
        ObjectStore store = fixture().link("in/", "").source();

        assertThat(listed(store, null, 1_000)).isEmpty();
        assertThat(listed(store, ObjectKey.of("a"), 1_000)).isEmpty();
        assertThat(store.isListed(ITSELF)).isFalse();
        assertThat(store.isListed(ObjectKey.of("a"))).isFalse();
        assertThat(store.look(ObjectKey.of("a"))).isInstanceOf(ObjectState.Absent.class);
        assertThat(store.remove(ObjectKey.of("a"), Precondition.NONE)).isNotNull();
        assertThat(listed(source(), null, 1_000)).hasSize(beside.size());
    }

    @Test
    void theKeyThatIsThePrefixIsTheEmptyKey() throws Exception {
        if (fixture().declared().lostAnimals().contains("trailing slash")) {
            return; // such a key cannot be there; KeyContract says so
        }
        fixture().source().put("in/", "folder");
        fixture().source().put("in/a", "1");
        Link link = fixture().link("in/", "out/");

        assertThat(listed(link.source(), null, 1)).containsExactly(ITSELF, ObjectKey.of("a"));
        assertThat(listed(link.source(), ITSELF, 1_000)).containsExactly(ObjectKey.of("a"));
        assertThat(link.source().isListed(ITSELF)).isTrue();
        link.copier().copy(CopyDraft.of(ITSELF, present(link.source(), ITSELF).content()).order());
        assertThat(fixture().target().read(ObjectKey.of("out/"))).asString().isEqualTo("folder");
        assertThat(link.target().remove(ITSELF, Precondition.NONE)).isNotNull();
        assertThat(link.target().look(ITSELF)).isInstanceOf(ObjectState.Absent.class);
    }

    @Test
    void aBucketThatDoesNotExistIsNamedAsMissing() {
        StoreException failure =
                ContractRows.failure(Kind.NO_SUCH_BUCKET, () -> fixture().missingBucket().list(null, 1_000));

        assertThat(failure.code()).isEqualTo("NoSuchBucket");
        assertThat(failure.getMessage()).contains(fixture().missingBucket().name());
        ContractRows.failure(Kind.NO_SUCH_BUCKET, () -> fixture().missingBucket().isListed(KEY));
    }

    @Test
    void aStrangerIsDenied() throws Exception {
        fixture().target().put(KEY, NewObject.of("x"));
        ObjectStore seen = fixture().targetSeenByStranger();

        if (declares(Deviation.NO_ACCOUNTS)) {
            assertThat(listed(seen, null, 1_000)).containsExactly(KEY);
        } else {
            ContractRows.failure(Kind.DENIED, () -> seen.list(null, 1_000));
            ContractRows.failure(Kind.DENIED, () -> seen.look(KEY));
            ContractRows.failure(Kind.DENIED, () -> seen.remove(KEY, Precondition.NONE));
            assertThat(target().isListed(KEY)).isTrue();
        }
    }

    @Test
    void credentialsThatAreNoneAreNamedAsSuch() {
        ContractRows.failure(Kind.BAD_CREDENTIALS, () -> fixture().targetWithUnknownKey().list(null, 1_000));
        ContractRows.failure(Kind.BAD_CREDENTIALS, () -> fixture().targetWithWrongSecret().list(null, 1_000));
    }

    @Test
    void ownObjectsAreReadAsTheyWereWritten() throws Exception {
        OwnObjects own = fixture().ownObjectsAtTarget();
        assertThat(own.read(ControlObject.KEY)).isNull();
        assertThat(own.write(ControlObject.KEY, "one", Precondition.NONE)).isEqualTo(OwnObjects.Written.DONE);
        OwnObjects.Found one = own.read(ControlObject.KEY);
        assertThat(one).isNotNull().extracting(OwnObjects.Found::text).isEqualTo("one");
        assertThat(one.etag()).isEqualTo(present(target(), ControlObject.KEY).content().etag());
        own.remove(ControlObject.KEY);
        own.remove(ControlObject.KEY);
        assertThat(own.read(ControlObject.KEY)).isNull();
    }

    /** On every server, whatever it makes of the conditions on a write. */
    @Test
    void theControlObjectIsChanged() throws Exception {
        ControlObject control = new ControlObject(fixture().ownObjectsAtTarget());
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(control.read()).isEqualTo(Control.NONE);
        assertThat(control.change(before -> before.paused(now)).paused()).isTrue();
        assertThat(control.read().paused()).isTrue();
        assertThat(control.change(before -> before.movedTo(Phase.LIVE, now)).epoch()).isEqualTo(1);
        assertThat(control.change(before -> before.resumed(now)))
                .isEqualTo(new Control(Phase.LIVE, 1, false, now))
                .isEqualTo(control.read());
    }

    @Test
    void anInterruptEndsTheCall() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        try {
            Thread.currentThread().interrupt();
            ContractRows.failure(Kind.CANCELLED, () -> source().look(KEY));
        } finally {
            // The fixture is closed by this thread next.
            Thread.interrupted();
        }
    }
}
