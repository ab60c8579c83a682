package decant.cli;

import decant.cli.listen.ServerLimits;
import decant.cli.output.Console;
import decant.cli.verb.Environment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the process begins, and the one place that ends it. */
final class Main {
    private Main() {}

    static void main(String[] arguments) {
        ServerLimits.set();
        Console console = Console.system(stream(FileDescriptor.out), stream(FileDescriptor.err));
        Interrupts interrupts = Interrupts.of(Thread.currentThread(), Runtime.getRuntime()::halt);
        int number = CommandLineRun.with(Environment.system(console), interrupts).run(arguments).number();
        console.out().flush();
        console.err().flush();
        // A client's idle threads must not keep the process.
        System.exit(number);
    }

    /** Keys are UTF-8, whatever the locale says; what a terminal makes of them is its affair. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
