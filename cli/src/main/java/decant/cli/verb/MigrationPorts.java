package decant.cli.verb;

import decant.cli.ending.Refusal;
import decant.cli.follow.UnneededQueue;
import decant.cli.ledger.EventRows;
import decant.cli.listen.EventServer;
import decant.cli.listen.Intake;
import decant.cli.options.EventPlace;
import java.util.Optional;

/**
 * The ports at which both buckets tell their events, where they do so by HTTP: open as long as the migration runs,
 * whoever follows, since a store may give up a receiver that is away. What the source tells is kept in the state file,
 * also while no follower is there. What the target tells is kept while the application may be there, and let go
 * otherwise: then it tells of nothing but what was carried there.
 *
 * <p>So nothing is lost: the link back {@linkplain #keepBack has it kept} before its heartbeats begin, and no writer
 * moves before they have come back; a process that begins anew while writers may have moved keeps it from its first
 * moment. Safe for any number of threads.
 */
final class MigrationPorts implements AutoCloseable {
    private final Optional<EventServer> there;
    private final Optional<EventServer> back;
    private final Intake.LetGo unneeded = new Intake.LetGo();
    private volatile boolean isBackKept;

    private MigrationPorts(EventPlace there, EventRows rows, Optional<EventPlace> back, Optional<EventRows> backRows) {
        this.there = listen(there, "the source's", Intake.into(rows));
        this.isBackKept = backRows.isPresent();
        try {
            Intake first = backRows.<Intake>map(Intake::into).orElse(unneeded);
            this.back = back.flatMap(place -> listen(place, "the target's", first));
        } catch (Refusal e) {
            this.there.ifPresent(EventServer::close);
            throw e;
        }
    }

    /**
     * Listens from now on.
     *
     * @param rows where the source's events are kept
     * @param back where the target's events come from; empty where nobody said so
     * @param backRows where they are kept; empty while nobody needs them
     * @throws Refusal if nothing can listen at one of them
     */
    static MigrationPorts open(
            EventPlace there, EventRows rows, Optional<EventPlace> back, Optional<EventRows> backRows) {
        return new MigrationPorts(there, rows, back, backRows);
    }

    private static Optional<EventServer> listen(EventPlace place, String whose, Intake intake) {
        return switch (place) {
            case EventPlace.Queue _ -> Optional.empty();
            case EventPlace.Here here -> Optional.of(here.listen(whose, intake));
        };
    }

    /** Where the source's events come; empty where they come out of a queue. */
    Optional<EventServer> there() {
        return there;
    }

    /** Where the target's events come; empty where they come out of a queue, or from nowhere. */
    Optional<EventServer> back() {
        return back;
    }

    /** What the target tells from now on is needed. */
    void keepBack(EventRows rows) {
        isBackKept = true;
        back.ifPresent(server -> server.handTo(Intake.into(rows)));
    }

    /** Nobody needs what the target tells. */
    void letGoBack() {
        isBackKept = false;
        back.ifPresent(server -> server.handTo(unneeded));
    }

    /** What to show now of events that nobody follows; empty where there are none such. */
    Optional<String> line() {
        if (back.isEmpty() || isBackKept) {
            return Optional.empty();
        }
        return Optional.of(UnneededQueue.line(unneeded.count()));
    }

    @Override
    public void close() {
        there.ifPresent(EventServer::close);
        back.ifPresent(EventServer::close);
    }
}
