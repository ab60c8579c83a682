package decant.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the text of any file may look. Each breach is a sentence that begins with the place. */
final class TextRules {
    private static final int MAX_COLUMNS = SourceFormat.MAX_COLUMNS;

    /** Build files and scripts hold command lines, which read worse when broken. */
    private static final int MAX_COLUMNS_OF_COMMANDS = 180;

    private static final Set<String> TYPES =
            Set.of(
                    "java",
                    "xml",
                    "md",
                    "properties",
                    "config",
                    "json",
                    "cmd",
                    "html",
                    "css",
                    "js",
                    "svg",
                    "sql",
                    "yaml",
                    // A service is named after its interface.
                    "SLF4JServiceProvider");

    private static final Set<String> DOT_FILES = Set.of(".editorconfig", ".gitattributes", ".gitignore");

    /** Written by others, kept as they come; below test resources lies what real servers answered. */
    private static final Set<String> FOREIGN = Set.of("mvnw", "mvnw.cmd", "LICENSE");

    /** What the documents show; a rule of its own holds them small. */
    static final String PICTURES = "docs/pictures/";

    private static final String RECORDED = "src/test/resources/";

    // In two halves, since this file is held to the rule as well.
    private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern SOMEBODYS_MACHINE = Pattern.compile("(?<![\\w.])/(root|home|Users)/\\w");

    private static final Pattern UNREASONED = Pattern.compile("^\\s*@SuppressWarnings\\(");

    private TextRules() {}

    /** What is wrong with a file, given by its path from the root. */
    static List<String> breaches(String path, String text) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith(PICTURES) && name.endsWith(".png")) {
            return List.of();
        }
        if (FOREIGN.contains(name) || path.contains(RECORDED)) {
            return List.of();
        }
        if (text.indexOf('\0') >= 0) {
            return List.of(path + ": is binary; text is what can be reviewed.");
        }
        List<String> breaches = new ArrayList<>();
        if (!isExpected(name, text)) {
            breaches.add(path + ": is of no type that this repository keeps; see TextRules.TYPES.");
        }
        if (text.indexOf('\r') >= 0) {
            breaches.add(path + ": carriage returns; a line ends with a line feed alone.");
        }
        if (!text.isEmpty() && (!text.endsWith("\n") || text.endsWith("\n\n"))) {
            breaches.add(path + ": must end with one line end.");
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String where = path + ", line " + (i + 1) + ": ";
            String before = i == 0 ? "" : lines.get(i - 1);
            breachesOfLine(name, lines.get(i), before).map(where::concat).forEach(breaches::add);
        }
        return breaches;
    }

    private static Stream<String> breachesOfLine(String name, String line, String before) {
        Stream.Builder<String> breaches = Stream.builder();
        if (line.indexOf('\t') >= 0) {
            breaches.add("a tab; indent with spaces.");
        }
        if (line.endsWith(" ")) {
            breaches.add("blanks at the end.");
        }
        if (line.length() > maxColumns(name) && !mayBeLong(name, line)) {
            breaches.add("longer than " + maxColumns(name) + " columns.");
        }
        if (LATER.matcher(line).find()) {
            breaches.add("a note for later; do it now or write an issue.");
        }
        if (SOMEBODYS_MACHINE.matcher(line).find()) {
            breaches.add("a path of one machine.");
        }
        if (UNREASONED.matcher(line).find() && !line.contains("//") && !before.strip().startsWith("//")) {
            breaches.add("a suppression without its reason in a comment beside or above it.");
        }
        return breaches.build();
    }

    private static boolean isExpected(String name, String text) {
        int dot = name.lastIndexOf('.');
        return switch (dot) {
            case -1 -> text.startsWith("#!");
            case 0 -> DOT_FILES.contains(name);
            default -> TYPES.contains(name.substring(dot + 1));
        };
    }

    private static int maxColumns(String name) {
        return name.endsWith(".java") ? MAX_COLUMNS : MAX_COLUMNS_OF_COMMANDS;
    }

    /** A link cannot be broken, and prose is wrapped by whatever shows it. */
    private static boolean mayBeLong(String name, String line) {
        return line.contains("://") || name.endsWith(".md");
    }
}
