package decant.cli.demo;

import decant.cli.cutover.CutoverHooks;
import decant.cli.ending.Failure;
import decant.cli.verb.Environment;
import decant.cli.verb.MigrateStartVerb;
import decant.flow.Uninterrupted;
import decant.store.StoreException;
import java.util.List;

/** In a thread of this process. */
final class EngineWithin implements Engine {
    /** A store that failed for longer than anybody waits for it ends the program, and the operator begins it again. */
    static final int MAX_STARTS = 5;

    private final Environment environment;
    private final Thread thread;
    private volatile String ended = "";

    /**
     * Begins.
     *
     * @param others CDN and application, which have their part in a cutover
     */
    EngineWithin(List<String> words, CutoverHooks others, Environment environment) {
        this.environment = environment;
        this.thread = Thread.ofPlatform().name("migration").start(() -> keepAtIt(words, others));
    }

    private void keepAtIt(List<String> words, CutoverHooks others) {
        for (int i = 0; i < MAX_STARTS; i++) {
            try {
                Operator.run(new MigrateStartVerb(others), words, environment);
                ended = "";
                return;
            } catch (StoreException e) {
                ended = Failure.of(e).sentence();
                environment
                        .console()
                        .err()
                        .println("decant: " + ended + " It is begun again, and goes on where it was.");
            } catch (InterruptedException | RuntimeException e) {
                ended = Failure.of(e).sentence();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public String ended() {
        return ended;
    }

    @Override
    public boolean isKilled() {
        return false;
    }

    @Override
    public int kills() {
        return 0;
    }

    @Override
    public void await() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() {
        thread.interrupt();
        Uninterrupted.join(thread);
    }
}
