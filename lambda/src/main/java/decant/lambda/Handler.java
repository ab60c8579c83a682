package decant.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import decant.flow.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * What Lambda calls: {@code decant.lambda.Handler}. It is told by its environment what to follow, and takes batches of
 * an SQS queue, notifications of S3, and EventBridge's events.
 *
 * <p>While an environment starts, the buckets are opened. Where it starts to be kept as a snapshot (SnapStart), a batch
 * is played instead, the buckets are opened once to see that it can be done, and closed again: connections,
 * credentials, random numbers and what the buckets' settings say are all of the environment that is restored from it.
 */
public final class Handler implements RequestStreamHandler {
    /** Lambda gives an environment ten seconds to start. */
    private static final Duration PATIENCE_OF_START = Duration.ofSeconds(8);

    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private static final String SNAPSHOT = "snap-start";

    private final LiveFunction function;

    /**
     * Reads the environment of the process.
     *
     * @throws IllegalArgumentException at a setting that makes no sense, with one sentence
     */
    public Handler() {
        this(System.getenv());
    }

    Handler(Map<String, String> environment) {
        Clock clock = Clock.systemUTC();
        Ticker ticker = Ticker.of(System::nanoTime, LockSupport::parkNanos);
        Settings settings = Settings.read(environment);
        Opening opening = new Opening(() -> Setup.open(settings, new Random(), ticker, clock));
        this.function = new LiveFunction(settings, opening, clock, System.out);
        Journal journal = new Journal(System.out, clock, "start");
        try {
            if (SNAPSHOT.equals(environment.get(INITIALIZATION))) {
                Rehearsal.play(settings, clock, ticker);
                try {
                    opening.await(PATIENCE_OF_START);
                } finally {
                    // Also what is opened too slowly: it would be half open in every environment restored from here.
                    opening.close();
                }
            } else {
                opening.await(PATIENCE_OF_START);
            }
        } catch (NotSettled e) {
            // The first invocation tries again, and fails with the sentence if it cannot be done.
            journal.trouble(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String text = new String(event.readAllBytes(), UTF_8);
        Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
        try {
            answer.write(function.answer(text, remaining, context.getAwsRequestId()).getBytes(UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotSettled("The invocation was interrupted.");
        }
    }
}
