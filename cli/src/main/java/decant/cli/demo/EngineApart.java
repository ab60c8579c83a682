package decant.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.ExitCode;
import decant.cli.output.Figures;
import decant.flow.Uninterrupted;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** In a process of its own, which somebody kills. */
final class EngineApart implements Engine {
    private final ProcessBuilder program;
    private final BooleanSupplier finished;
    private final Rest rest;
    private final HookDesk hooks;
    private final Killer killer;
    private final Consumer<String> said;
    private final Thread keeper;
    private volatile @Nullable Process process;
    private volatile boolean closing;
    private volatile String ended = "";
    private final AtomicInteger kills = new AtomicInteger();

    /**
     * What is around it.
     *
     * @param secrets for its environment
     * @param directory where it leaves what it would have removed
     * @param finished whether there is nothing left to go on with
     * @param rest is told when it dies
     */
    record Surroundings(Map<String, String> secrets, Path directory, BooleanSupplier finished, Rest rest) {}

    /**
     * Begins.
     *
     * @param words main class and arguments, with Java's options before them
     * @param hooks that it runs; closed with this
     * @param said takes what it says, a line each
     */
    EngineApart(List<String> words, Surroundings surroundings, HookDesk hooks, Killer killer, Consumer<String> said) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // As this process was started, wherever that was.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-Djava.io.tmpdir=" + surroundings.directory(), "-cp", System.getProperty("java.class.path")));
        command.addAll(words);
        this.program = new ProcessBuilder(command).redirectErrorStream(true);
        program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        program.environment().putAll(surroundings.secrets());
        this.finished = surroundings.finished();
        this.rest = surroundings.rest();
        this.hooks = hooks;
        this.killer = killer;
        this.said = said;
        this.keeper = Thread.ofPlatform().name("migration").start(this::keepAtIt);
    }

    private void keepAtIt() {
        int failures = 0;
        try {
            while (!closing) {
                Process begun = program.start();
                process = begun;
                if (closing) {
                    // Whoever closes may have looked for it before it was begun.
                    begun.destroy();
                }
                String last = listen(begun);
                int code = begun.waitFor();
                if (killer.hasKilled(begun)) {
                    rest.ended();
                    said.accept("kill -9, %s.".formatted(Figures.count(kills.incrementAndGet(), "time")));
                    if (finished.getAsBoolean()) {
                        return;
                    }
                } else if (code == ExitCode.OK.number()) {
                    return;
                } else if (code != ExitCode.UNAVAILABLE.number() || ++failures == EngineWithin.MAX_STARTS) {
                    ended = last.isEmpty() ? "It ended with exit code " + code + "." : last;
                    return;
                }
            }
        } catch (IOException e) {
            ended = "It cannot be run as a process of its own (" + e.getMessage() + ").";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands on what it says until it ends; what that was last. */
    private String listen(Process begun) throws IOException {
        String last = "";
        try (BufferedReader lines = begun.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                killer.hears(line, begun);
                said.accept(line);
                last = line;
            }
        } catch (IOException e) {
            // Whoever kills it closes what it writes to.
            if (!closing && !killer.hasKilled(begun)) {
                throw e;
            }
        }
        return last;
    }

    @Override
    public boolean isRunning() {
        return keeper.isAlive();
    }

    @Override
    public String ended() {
        return ended;
    }

    @Override
    public boolean isKilled() {
        return true;
    }

    @Override
    public int kills() {
        return kills.get();
    }

    @Override
    public void await() throws InterruptedException {
        keeper.join();
    }

    @Override
    public void close() {
        closing = true;
        Process last = process;
        if (last != null) {
            last.destroy();
        }
        Uninterrupted.join(keeper);
        hooks.close();
    }
}
