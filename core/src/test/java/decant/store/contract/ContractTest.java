package decant.store.contract;

import decant.store.Link;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two fresh buckets for each row, so that rows run side by side. */
@Execution(ExecutionMode.CONCURRENT)
abstract class ContractTest implements ContractRows {
    private @Nullable StoreFixture fixture;
    private @Nullable Link link;

    /** Two fresh buckets. */
    protected abstract StoreFixture open() throws Exception;

    @BeforeEach
    final void openFixture() throws Exception {
        fixture = open();
        link = fixture.link();
    }

    @AfterEach
    final void closeFixture() throws Exception {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Override
    public StoreFixture fixture() {
        if (fixture == null) {
            throw new IllegalStateException("The fixture is open during a test only");
        }
        return fixture;
    }

    @Override
    public final Link link() {
        if (link == null) {
            throw new IllegalStateException("The link is there during a test only");
        }
        return link;
    }
}
