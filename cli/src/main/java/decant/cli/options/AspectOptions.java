package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.model.Aspect;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What of objects that are on both sides is compared. */
public final class AspectOptions {
    private static final Set<Aspect> DEFAULT = EnumSet.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS);

    @Option(
            names = "--aspects",
            paramLabel = "LIST",
            split = ",",
            description =
                    "What of objects on both sides is compared: all, or some of content, metadata, tags, acl,"
                            + " storage-class. Copies carry everything anyway. Default:"
                            + " content,metadata,storage-class.")
    private List<String> names = List.of();

    /** What to compare. */
    public Set<Aspect> compared() {
        if (names.isEmpty()) {
            return DEFAULT;
        }
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        for (String name : names) {
            aspects.addAll(named(name.strip().toLowerCase(Locale.ROOT)));
        }
        return aspects;
    }

    private static Set<Aspect> named(String name) {
        if (name.equals("all")) {
            return EnumSet.allOf(Aspect.class);
        }
        for (Aspect aspect : Aspect.values()) {
            if (aspect.words().replace(' ', '-').equals(name)) {
                return EnumSet.of(aspect);
            }
        }
        throw Refusal.usage(
                "--aspects knows all, content, metadata, tags, acl and storage-class, not \"" + name + "\".");
    }

    /** As it is typed, for the record of a run. */
    public String words() {
        return "--aspects "
                + compared().stream()
                        .sorted()
                        .map(aspect -> aspect.words().replace(' ', '-'))
                        .collect(Collectors.joining(","));
    }

    /** What is not compared, in a sentence; empty where everything is. */
    public List<String> notes() {
        String left =
                EnumSet.complementOf(EnumSet.copyOf(compared())).stream()
                        .map(Aspect::words)
                        .collect(Collectors.joining(", "));
        return left.isEmpty()
                ? List.of()
                : List.of("Not compared, of objects that were on both sides: " + left + "; --aspects all does.");
    }
}
