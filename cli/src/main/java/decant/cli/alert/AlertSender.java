package decant.cli.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends messages in their order, each by every channel. What fails is tried again later, a few times; then it is given
 * up and said. Messages are taken by any thread and at once, and {@linkplain #sendDue sent} by one of its own.
 */
public final class AlertSender implements Consumer<Alert> {
    /** A message is tried so often by each channel. */
    static final int MAX_TRIES = 5;

    /** Messages that wait; of more the oldest are given up. */
    static final int MAX_WAITING = 64;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    /** A message, and the channels that it has not gone through yet. */
    private static final class Waiting {
        private final Alert alert;
        private final List<Channel> left;
        private int tries;
        private Instant due;

        Waiting(Alert alert, List<Channel> channels, Instant due) {
            this.alert = alert;
            this.left = new ArrayList<>(channels);
            this.due = due;
        }
    }

    private final List<Channel> channels;
    private final Told told;
    private final Consumer<String> lines;
    private final InstantSource clock;

    /** Guarded by itself. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /**
     * @param told is told what was sent, or given up
     * @param lines takes a line about what was given up
     */
    public AlertSender(List<Channel> channels, Told told, Consumer<String> lines, InstantSource clock) {
        this.channels = List.copyOf(channels);
        this.told = told;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public void accept(Alert alert) {
        synchronized (waiting) {
            if (waiting.size() == MAX_WAITING) {
                waiting.removeFirst();
            }
            waiting.addLast(new Waiting(alert, channels, clock.instant()));
        }
    }

    /** Sends what is due, until nothing is, or something fails. */
    public void sendDue() throws InterruptedException {
        while (true) {
            Waiting next;
            synchronized (waiting) {
                next = waiting.peekFirst();
            }
            if (next == null || next.due.isAfter(clock.instant()) || !send(next)) {
                return;
            }
            synchronized (waiting) {
                waiting.remove(next);
            }
            told.settle(next.alert);
        }
    }

    /** Whether there is nothing more to do for it. */
    private boolean send(Waiting message) throws InterruptedException {
        String failure = "";
        for (Channel channel : List.copyOf(message.left)) {
            String why = channel.send(message.alert);
            if (why.isEmpty()) {
                message.left.remove(channel);
            } else {
                failure = why;
            }
        }
        if (message.left.isEmpty()) {
            return true;
        }
        message.tries++;
        if (message.tries == MAX_TRIES) {
            lines.accept(
                    "Nobody could be told that "
                            + message.alert.cause().word()
                            + " has "
                            + message.alert.state()
                            + ": "
                            + failure
                            + ".");
            return true;
        }
        message.due = clock.instant().plus(FIRST_WAIT.multipliedBy(1L << (message.tries - 1)));
        return false;
    }
}
