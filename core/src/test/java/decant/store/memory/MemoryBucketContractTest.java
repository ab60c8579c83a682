package decant.store.memory;

import decant.store.Capabilities;
import decant.store.contract.ObjectStoreContract;
import decant.store.contract.StoreFixture;
import org.junit.jupiter.api.Nested;

/** The bucket in memory answers as AWS does, and as stores do that leave things out. */
final class MemoryBucketContractTest {
    @Nested
    final class AsAws extends ObjectStoreContract {
        @Override
        protected StoreFixture open() {
            return new MemoryFixture(Capabilities.AWS);
        }
    }

    @Nested
    final class WithoutConditions extends ObjectStoreContract {
        @Override
        protected StoreFixture open() {
            return new MemoryFixture(Capabilities.WITHOUT_CONDITIONS);
        }
    }

    @Nested
    final class WithoutGrantsOnCopies extends ObjectStoreContract {
        @Override
        protected StoreFixture open() {
            return new MemoryFixture(new Capabilities(true, false, true, false, false, true, true, true, true, false));
        }
    }

    @Nested
    final class WithoutAccessListsAndTags extends ObjectStoreContract {
        @Override
        protected StoreFixture open() {
            return new MemoryFixture(new Capabilities(true, true, false, true, false, false, false, true, false, true));
        }
    }
}
