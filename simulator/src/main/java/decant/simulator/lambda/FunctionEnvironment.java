package decant.simulator.lambda;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * An environment of a function: a process in the folder of its unpacked archive, in which AWS's runtime interface
 * client loads the archive's jars as it does at AWS. The client must be on this process's class path; it is all that is
 * on the class path of the environment.
 */
public final class FunctionEnvironment implements AutoCloseable {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** One class of each jar that the client needs. */
    private static final List<String> OF_THE_CLIENT =
            List.of(
                    CLIENT,
                    "com.amazonaws.services.lambda.runtime.RequestStreamHandler",
                    "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
                    "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private static final String LIBRARY_PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private FunctionEnvironment(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * Starts one.
     *
     * @param folder where the archive was unpacked
     * @param handler class of the function
     * @param javaOptions such as the heap's size
     * @param variables all that is in its environment
     */
    public static FunctionEnvironment start(
            Path folder, String handler, List<String> javaOptions, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-D" + LIBRARY_PROPERTY + "=" + library(folder));
        command.add("-cp");
        command.add(client().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(CLIENT);
        command.add(handler);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        return new FunctionEnvironment(builder.start());
    }

    private static Set<Path> client() throws IOException {
        Set<Path> jars = new LinkedHashSet<>();
        for (String name : OF_THE_CLIENT) {
            try {
                jars.add(Path.of(load(name).getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IOException("A jar of AWS's client lies at no path.", e);
            }
        }
        return jars;
    }

    /** The client's native half; each process would else unpack it to one and the same place. */
    private static synchronized Path library(Path folder) throws IOException {
        Path library = folder.resolve("libaws-lambda-jni.so");
        if (!Files.exists(library)) {
            String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
            String name = "/jni/libaws-lambda-jni.linux-" + machine + ".so";
            try (InputStream bytes = load(CLIENT).getResourceAsStream(name)) {
                if (bytes == null) {
                    throw new IOException("AWS's client has no native half for " + machine + ".");
                }
                Files.copy(bytes, library, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return library;
    }

    private static Class<?> load(String name) throws IOException {
        try {
            return Class.forName(name, false, FunctionEnvironment.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IOException("AWS's runtime interface client is not on the class path: " + name, e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add(e.toString());
        }
    }

    /** What it has printed so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The process itself. */
    public Process process() {
        return process;
    }

    /** Ends it at once. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a process ended.", e);
        }
    }
}
