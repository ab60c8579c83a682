package decant.cli;

import decant.cli.ending.ExitCode;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and the system's request to terminate. The first one interrupts the run, which ends its pages and says how to
 * resume; the second one ends the process where it stands, which loses nothing that the ledger holds.
 *
 * <p>Signals are not part of Java's API. The class that every OpenJDK has for them is reached by reflection, since
 * compiling against it is warned of; where it is missing, a signal ends the process at once.
 */
final class Interrupts {
    private final AtomicReference<@Nullable ExitCode> first = new AtomicReference<>();
    private final Map<String, ExitCode> signals;
    private final Thread thread;
    private final IntConsumer halt;

    private Interrupts(Map<String, ExitCode> signals, Thread thread, IntConsumer halt) {
        this.signals = signals;
        this.thread = thread;
        this.halt = halt;
    }

    /** Nothing interrupts. */
    static Interrupts none() {
        return new Interrupts(Map.of(), Thread.currentThread(), _ -> {});
    }

    /**
     * Both signals.
     *
     * @param thread is interrupted by the first signal
     * @param halt ends the process with an exit code, at the second
     */
    static Interrupts of(Thread thread, IntConsumer halt) {
        return new Interrupts(Map.of("INT", ExitCode.INTERRUPTED, "TERM", ExitCode.TERMINATED), thread, halt);
    }

    /** Listens from now on. Until then, and for all that only prints words, a signal ends the process at once. */
    void listen() {
        signals.forEach(this::listen);
    }

    /** How the run was told to end, {@code null} if it was not. */
    @Nullable ExitCode exitCode() {
        return first.get();
    }

    private void listen(String name, ExitCode exitCode) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            // Its one method is told of the signal; Java's own three are never asked of a handler.
            Object listener =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, _, _) -> {
                                signalled(exitCode);
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // Then the signal does what it does without us: it ends the process.
        }
    }

    private void signalled(ExitCode exitCode) {
        if (first.compareAndSet(null, exitCode)) {
            thread.interrupt();
        } else {
            halt.accept(exitCode.number());
        }
    }
}
