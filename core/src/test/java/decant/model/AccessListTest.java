package decant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessListTest {
    private static final Grant OWNER = new Grant(new Grantee.Owner(), Permission.FULL_CONTROL);
    private static final List<Grantee> GRANTEES =
            List.of(Grantee.EVERYBODY, Grantee.ANY_ACCOUNT, new Grantee.Account("ann"), new Grantee.Account("bob"));

    private static AccessList random(Random random) {
        Set<Grant> grants = new HashSet<>();
        if (random.nextInt(5) > 0) {
            grants.add(OWNER);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            Permission[] permissions = Permission.values();
            grants.add(
                    new Grant(
                            GRANTEES.get(random.nextInt(GRANTEES.size())),
                            permissions[random.nextInt(permissions.length)]));
        }
        return new AccessList(grants);
    }

    @Test
    void orderAndRepetitionMeanNothing() {
        Grant read = new Grant(Grantee.EVERYBODY, Permission.READ);

        assertThat(AccessList.of(List.of(read, OWNER)))
                .isEqualTo(AccessList.PUBLIC_READ)
                .hasSameHashCodeAs(AccessList.PUBLIC_READ)
                .hasToString(AccessList.PUBLIC_READ.toString());
    }

    @ParameterizedTest
    @EnumSource
    void publicMeansThatEverybodyMayRead(Permission permission) {
        for (Grantee group : List.of(Grantee.EVERYBODY, Grantee.ANY_ACCOUNT)) {
            AccessList acl = AccessList.of(List.of(OWNER, new Grant(group, permission)));

            assertThat(acl.reachesBeyondOwner()).isTrue();
            assertThat(acl.isPublic())
                    .isEqualTo(permission == Permission.READ || permission == Permission.FULL_CONTROL);
        }
        AccessList shared = AccessList.of(List.of(OWNER, new Grant(new Grantee.Account("ann"), permission)));
        assertThat(shared.isPublic()).isFalse();
        assertThat(shared.reachesBeyondOwner()).isTrue();
        assertThat(AccessList.PRIVATE.reachesBeyondOwner()).isFalse();
    }

    @Test
    void fullControlCoversEveryRightAndIsCoveredByItselfOnly() {
        Grantee ann = new Grantee.Account("ann");
        AccessList full = AccessList.of(List.of(OWNER, new Grant(ann, Permission.FULL_CONTROL)));
        for (Permission permission : Permission.values()) {
            AccessList one = AccessList.of(List.of(OWNER, new Grant(ann, permission)));

            assertThat(one.isWithin(full)).isTrue();
            assertThat(full.isWithin(one)).isEqualTo(permission == Permission.FULL_CONTROL);
            assertThat(full.narrowedTo(one)).isEqualTo(one);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void withinIsAnOrderOfWhatIsShownToOthers(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            AccessList a = random(random);
            AccessList b = random(random);
            AccessList c = random(random);

            assertThat(a.isWithin(a)).isTrue();
            assertThat(AccessList.PRIVATE.isWithin(a)).isTrue();
            assertThat(a.isWithin(AccessList.PRIVATE)).isEqualTo(!a.reachesBeyondOwner());
            assertThat(!a.isWithin(b) || !b.isWithin(c) || a.isWithin(c)).isTrue();
        }
    }

    /** The narrowed list is the widest one that shows nothing that either list does not show. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6})
    void narrowingKeepsExactlyWhatBothShow(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            AccessList a = random(random);
            AccessList b = random(random);
            AccessList c = random(random);
            AccessList both = a.narrowedTo(b);

            assertThat(both.isWithin(a)).isTrue();
            assertThat(both.isWithin(b)).isTrue();
            assertThat(both).isEqualTo(b.narrowedTo(a));
            assertThat(both.grants()).contains(OWNER);
            assertThat(c.isWithin(a) && c.isWithin(b)).isEqualTo(c.isWithin(both));
        }
    }
}
