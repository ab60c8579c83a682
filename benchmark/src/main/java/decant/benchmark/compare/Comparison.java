package decant.benchmark.compare;

import decant.benchmark.compare.Tool.Call;
import decant.benchmark.compare.Tool.Task;
import decant.benchmark.process.ChildProcess;
import decant.benchmark.process.ChildProcess.Use;
import decant.benchmark.process.Scratch;
import decant.benchmark.process.Served;
import decant.benchmark.process.Stats;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs every tool that is installed on buckets of its own that are all alike, several times, each time beginning with
 * another tool, so that a machine that is busy or a simulator that is cold befalls them all.
 */
public final class Comparison {
    private static final int TIMES = 3;
    private static final int LIST_MILLIS = 100;
    private static final int COPY_MILLIS = 40;
    private static final int MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int SHOWN_LINES = 5;

    private final int objects;
    private final List<Tool> tools;
    private final Map<Tool, Map<Pass, List<Measured>>> measured = new LinkedHashMap<>();
    private int made;

    /**
     * @param objects in the bucket
     * @param names of the tools, all of them where none is named; ratios are to the first
     * @throws IllegalArgumentException if a name is not known
     */
    public Comparison(int objects, List<String> names) {
        this.objects = objects;
        List<Tool> known = Tools.all();
        this.tools = names.isEmpty() ? known : names.stream().map(name -> named(name, known)).toList();
    }

    private static Tool named(String name, List<Tool> known) {
        return known.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "No tool is called "
                                        + name
                                        + "; there are "
                                        + known.stream().map(Tool::name).toList()));
    }

    /** Runs, and prints what was measured. */
    public void run() throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%,d objects; a page of a listing takes %d ms, a copy %d ms, everything else %d ms; %d times%n%n",
                objects,
                LIST_MILLIS,
                COPY_MILLIS,
                MILLIS,
                TIMES);
        for (Tool tool : tools) {
            if (introduce(tool)) {
                measured.put(tool, new EnumMap<>(Pass.class));
            }
        }
        if (measured.isEmpty()) {
            throw new IOException("None of these tools is installed.");
        }
        List<String> arguments = new ArrayList<>();
        for (int each : new int[] {objects, LIST_MILLIS, COPY_MILLIS, MILLIS}) {
            arguments.add(Integer.toString(each));
        }
        List<Tool> order = new ArrayList<>(measured.keySet());
        try (Served world = Served.start(World.class.getName(), arguments)) {
            for (int i = 0; i < TIMES; i++) {
                for (Tool tool : order) {
                    run(tool, world);
                }
                Collections.rotate(order, -1);
            }
        }
        System.out.println();
        for (Pass pass : Pass.values()) {
            Outcome.print(pass, measured, System.out);
        }
    }

    /** Says what a tool is and how it is called; whether it is installed. */
    private static boolean introduce(Tool tool) throws IOException, InterruptedException {
        Optional<Path> program = tool.installed();
        if (program.isEmpty()) {
            System.out.println(tool.name() + ": not installed");
            return false;
        }
        Path folder = Files.createTempDirectory("decant-benchmark");
        try {
            Path output = folder.resolve("version");
            ChildProcess.start(
                            List.of(program.get().toString(), tool.version()),
                            environment(folder),
                            Redirect.to(output.toFile()))
                    .await();
            System.out.println(tool.name() + ": " + Files.readAllLines(output).getFirst());
            Call call = tool.usage().of(new Task("http://ENDPOINT", "SOURCE", "TARGET", folder));
            List<String> words = new ArrayList<>(List.of(tool.program().replaceAll(".*/", "")));
            words.addAll(call.arguments());
            call.environment().forEach((name, value) -> words.addFirst(name + "=" + value));
            System.out.println("  " + String.join(" ", words).replace(folder.toString(), "FOLDER"));
            tool.why().forEach(reason -> System.out.println("  " + reason));
            return true;
        } finally {
            Scratch.delete(folder);
        }
    }

    private void run(Tool tool, Served world) throws IOException, InterruptedException {
        String number = Integer.toString(++made);
        Path folder = Files.createTempDirectory("decant-benchmark");
        world.ask("make " + number);
        try {
            Task task = new Task(world.endpoint(), World.source(number), World.target(number), folder);
            for (Pass pass : Pass.values()) {
                if (pass == Pass.CHANGED) {
                    world.ask("change " + number);
                }
                Measured one = measure(tool, task, world, number);
                measured.computeIfAbsent(tool, _ -> new EnumMap<>(Pass.class))
                        .computeIfAbsent(pass, _ -> new ArrayList<>())
                        .add(one);
                System.out.printf(
                        Locale.ROOT,
                        "  %-20s %-10s %7.1f s, %6.1f CPU s, exit %d%n",
                        tool.name(),
                        pass.name().toLowerCase(Locale.ROOT),
                        one.seconds(),
                        one.cpuSeconds(),
                        one.exitCode());
            }
        } finally {
            world.ask("drop " + number);
            Scratch.delete(folder);
        }
    }

    private static Measured measure(Tool tool, Task task, Served world, String number)
            throws IOException, InterruptedException {
        Call call = tool.usage().of(task);
        List<String> command = new ArrayList<>(List.of(tool.installed().orElseThrow().toString()));
        command.addAll(call.arguments());
        Map<String, String> environment = environment(task.folder());
        environment.putAll(call.environment());
        Path output = task.folder().resolve("output");
        Stats before = world.ask("stats");
        Use use = ChildProcess.start(command, environment, Redirect.to(output.toFile())).await(PATIENCE);
        Stats after = world.ask("stats");
        if (use.exitCode() != 0) {
            List<String> lines = Files.readAllLines(output);
            lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).forEach(System.out::println);
        }
        return new Measured(
                use.exitCode(),
                use.seconds(),
                use.cpuSeconds(),
                use.peakMebibytes(),
                RequestKind.between(before, after),
                Findings.read(world.ask("look " + number)));
    }

    /** What every tool finds in its environment: whom to ask as, and no settings but its own. */
    private static Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ACCESS_KEY_ID", World.ACCESS_KEY_ID);
        environment.put("AWS_SECRET_ACCESS_KEY", World.SECRET_ACCESS_KEY);
        environment.put("AWS_REGION", World.REGION);
        environment.put("AWS_DEFAULT_REGION", World.REGION);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", folder.resolve("aws.config").toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("aws.credentials").toString());
        return environment;
    }
}
