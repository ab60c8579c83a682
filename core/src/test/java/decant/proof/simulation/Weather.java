package decant.proof.simulation;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the program and its buckets: lets requests fail, the application write, hints be worked off and late
 * requests land, as the story of the key has it. For any number of threads.
 */
final class Weather implements Interceptor {
    private final Migration migration;
    private final Plan plan;
    private final boolean isLive;
    private final AtomicBoolean isDead = new AtomicBoolean();

    /**
     * Weather for one process.
     *
     * @param isLive whether this is the live side, which takes no hint in the middle of another
     */
    Weather(Migration migration, Plan plan, boolean isLive) {
        this.migration = migration;
        this.plan = plan;
        this.isLive = isLive;
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        if (isDead.get()) {
            throw failure(StoreException.Kind.CANCELLED, operation, key);
        }
        KeyStory story = key == null || operation == Operation.LIST ? null : migration.story(key);
        if (story == null || migration.isCalm()) {
            return call.make();
        }
        try {
            return happen(operation, key, call, story);
        } finally {
            meanwhile(story);
        }
    }

    private <T> T happen(Operation operation, ObjectKey key, Call<T> call, KeyStory story) throws StoreException {
        if (plan.deaths() && !isLive && migration.diesNow(key)) {
            isDead.set(true);
            story.log.add("the process dies before it can " + operation.words() + " it");
            throw failure(StoreException.Kind.CANCELLED, operation, key);
        }
        KeyStory.Fault fault =
                plan.faults() ? story.fault(operation.isWrite(), plan.lateLandings()) : KeyStory.Fault.NONE;
        return switch (fault) {
            case NONE -> {
                T answer = call.make();
                story.log.add(who() + operation.words() + " it: " + answer);
                yield answer;
            }
            case THROTTLED -> throw told(story, StoreException.Kind.THROTTLED, operation, key);
            case UNAVAILABLE -> throw told(story, StoreException.Kind.UNAVAILABLE, operation, key);
            case ANSWER_LOST -> {
                T lost = call.make();
                story.log.add(who() + operation.words() + " it, unheard: " + lost);
                throw told(story, StoreException.Kind.OUTCOME_UNKNOWN, operation, key);
            }
            case LANDS_LATER -> {
                story.late.add(call);
                throw told(story, StoreException.Kind.OUTCOME_UNKNOWN, operation, key);
            }
        };
    }

    /** What happens to the key between this call and the next. */
    private void meanwhile(KeyStory story) throws StoreException {
        if (isDead.get()) {
            return;
        }
        if (plan.writes() && story.writesNow()) {
            story.write(migration.source);
            migration.timePasses(story.millisOfWrite());
        }
        if (story.landsNow()) {
            migration.land(story, story.late.removeFirst());
        }
        if (!isLive && story.takesHint()) {
            migration.follow(story);
        }
    }

    private StoreException told(KeyStory story, StoreException.Kind kind, Operation operation, ObjectKey key) {
        story.log.add(who() + operation.words() + " it: " + kind);
        return failure(kind, operation, key);
    }

    private String who() {
        return isLive ? "live: " : "pass: ";
    }

    private static StoreException failure(StoreException.Kind kind, Operation operation, @Nullable ObjectKey key) {
        return new StoreException(kind, operation, key, kind.name(), "The simulation has it so.", null);
    }
}
