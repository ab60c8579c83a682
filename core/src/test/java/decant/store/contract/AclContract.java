package decant.store.contract;

import static decant.store.contract.ContractRows.present;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.store.AclToSend;
import decant.store.StoreException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Access lists as sets of grants, with the owner of either side as {@code Owner}; or none of it. */
interface AclContract extends ContractRows {
    @Test
    default void anObjectIsPrivateWhenNothingIsSaid() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));

        if (capabilities().acl()) {
            assertThat(source().readAcl(KEY)).isEqualTo(AccessList.PRIVATE);
        } else {
            ContractRows.failure(Kind.UNSUPPORTED, () -> source().readAcl(KEY));
            ContractRows.failure(Kind.UNSUPPORTED, () -> source().writeAcl(KEY, AccessList.PUBLIC_READ));
        }
    }

    @Test
    default void theAccessListOfAnAbsentKeyIsAFailure() {
        Kind kind = capabilities().acl() ? Kind.NO_SUCH_KEY : Kind.UNSUPPORTED;
        ContractRows.failure(kind, () -> source().readAcl(KEY));
        ContractRows.failure(kind, () -> source().writeAcl(KEY, AccessList.PUBLIC_READ));
    }

    @Test
    default void everyAccessListThatIsWrittenIsRead() throws Exception {
        fixture().target().put(KEY, NewObject.of("x"));

        for (AccessList acl : storable()) {
            target().writeAcl(KEY, acl);
            assertThat(target().readAcl(KEY)).isEqualTo(acl);
        }
    }

    @Test
    default void theAccessListAnApplicationGivesIsRead() throws Exception {
        for (AccessList acl : storable()) {
            fixture().source().put(KEY, NewObject.of("x").with(acl));
            assertThat(source().readAcl(KEY)).isEqualTo(acl);
        }
    }

    @Test
    default void aGrantToAnAccountIsStoredOrSaidNotToBe() throws Exception {
        if (!capabilities().acl()) {
            return; // said by anObjectIsPrivateWhenNothingIsSaid
        }
        fixture().target().put(KEY, NewObject.of("x"));
        AccessList acl = grantedToStranger();

        if (declares(Deviation.NO_ACCOUNT_GRANTS)) {
            ContractRows.failure(Kind.UNSUPPORTED, () -> target().writeAcl(KEY, acl));
            assertThat(target().readAcl(KEY)).isEqualTo(AccessList.PRIVATE);
        } else {
            target().writeAcl(KEY, acl);
            assertThat(target().readAcl(KEY)).isEqualTo(acl);
        }
    }

    @Test
    default void writingAnAccessListLeavesTheContentAlone() throws Exception {
        fixture().target().put(KEY, NewObject.of("x").with(LookContract.FULL));
        var before = present(target(), KEY);

        for (AccessList acl : storable()) {
            target().writeAcl(KEY, acl);
        }

        assertThat(present(target(), KEY).content().etag()).isEqualTo(before.content().etag());
        assertThat(present(target(), KEY).headers()).isEqualTo(before.headers());
    }

    @Test
    default void aCopyIsPrivateWhenNothingIsSent() throws Exception {
        for (AccessList acl : storable()) {
            fixture().source().put(KEY, NewObject.of("x").with(acl));
            fixture().target().put(KEY, NewObject.of("y").with(acl));

            copiedPlainly(KEY);

            assertThat(target().readAcl(KEY)).isEqualTo(AccessList.PRIVATE);
        }
    }

    @Test
    default void grantsTravelWithTheCopy() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        for (AccessList acl : storable()) {
            copied(CopyDraft.of(KEY, present(source(), KEY).content()).with(new AclToSend.Exactly(acl)));

            assertThat(target().readAcl(KEY)).isEqualTo(capabilities().aclOnCopy() ? acl : AccessList.PRIVATE);
        }
    }

    @Test
    default void aCannedListTravelsWithTheCopy() throws Exception {
        if (!capabilities().acl()) {
            return; // said by anObjectIsPrivateWhenNothingIsSaid
        }
        fixture().source().put(KEY, NewObject.of("x"));
        var content = present(source(), KEY).content();

        copied(CopyDraft.of(KEY, content).with(new AclToSend.Canned("public-read")));
        boolean stored = capabilities().aclOnCopy() || declares(Deviation.CANNED_ACL_ON_COPY);
        assertThat(target().readAcl(KEY)).isEqualTo(stored ? AccessList.PUBLIC_READ : AccessList.PRIVATE);

        copied(CopyDraft.of(KEY, content).with(new AclToSend.Canned("private")));
        assertThat(target().readAcl(KEY)).isEqualTo(AccessList.PRIVATE);
    }

    private AccessList grantedToStranger() {
        return AccessList.of(
                List.of(
                        new Grant(new Grantee.Owner(), Permission.FULL_CONTROL),
                        new Grant(fixture().stranger(), Permission.READ),
                        new Grant(fixture().stranger(), Permission.READ_ACP)));
    }

    /** Lists the server is declared to store; none where it stores none. */
    private List<AccessList> storable() {
        if (!capabilities().acl()) {
            return List.of();
        }
        List<AccessList> lists = new ArrayList<>(List.of(AccessList.PUBLIC_READ, AccessList.PRIVATE));
        if (!declares(Deviation.NO_ACCOUNT_GRANTS)) {
            Grant owner = new Grant(new Grantee.Owner(), Permission.FULL_CONTROL);
            lists.add(grantedToStranger());
            lists.add(
                    AccessList.of(
                            List.of(
                                    owner,
                                    new Grant(Grantee.ANY_ACCOUNT, Permission.READ),
                                    new Grant(Grantee.EVERYBODY, Permission.READ_ACP),
                                    new Grant(fixture().stranger(), Permission.FULL_CONTROL))));
        }
        return lists;
    }
}
