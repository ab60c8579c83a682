package decant.cli.listen;

import decant.cli.follow.EventSession;
import decant.cli.follow.FollowFigures;
import decant.cli.ledger.EventRows;
import decant.live.Live;
import decant.s3.S3Uri;
import decant.s3.events.EventDecoder;
import decant.s3.queue.QueueListener;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Events that come by HTTP while a follower runs. */
public final class ListenSession implements EventSession {
    private final EventRows rows;
    private final RowFeeder feeder;
    private final EventServer server;
    private final boolean isOwnServer;
    private volatile Consumer<String> poisonTo = _ -> {};

    private ListenSession(
            EventServer server,
            boolean isOwnServer,
            EventRows rows,
            S3Uri source,
            Live live,
            FollowFigures figures,
            ThreadFactory threads,
            InstantSource clock) {
        this.server = server;
        this.isOwnServer = isOwnServer;
        this.rows = rows;
        EventDecoder decoder = new EventDecoder(source.bucket(), source.prefix());
        QueueListener listener = figures.telling(line -> poisonTo.accept(line));
        figures.askWaiting(rows::count);
        figures.askDeadLetters(rows::poisonCount);
        this.feeder = new RowFeeder(rows, decoder, live, listener, threads, clock);
        server.handTo(new Intake.Kept(rows, EventServer.MAX_ROWS, feeder::wake, feeder::fail));
    }

    /**
     * Hands on what a server takes; messages wait until the session is {@linkplain #start started}.
     *
     * @param isOwnServer whether the server ends with the session; one that does not goes on taking messages into the
     *     rows, for the session after it
     */
    public static ListenSession open(
            EventServer server,
            boolean isOwnServer,
            EventRows rows,
            S3Uri source,
            Live live,
            FollowFigures figures,
            ThreadFactory threads,
            InstantSource clock) {
        return new ListenSession(server, isOwnServer, rows, source, live, figures, threads, clock);
    }

    @Override
    public void sayPoisonTo(Consumer<String> lines) {
        poisonTo = lines;
        long before = rows.poisonCount();
        if (before > 0) {
            lines.accept(before + " messages that were not understood are kept in the state file, table poison.");
        }
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(server.port());
    }

    @Override
    public void start() {
        feeder.start();
    }

    @Override
    public void close() {
        if (isOwnServer) {
            server.close();
        } else {
            server.handTo(Intake.into(rows));
        }
        try {
            feeder.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
