package decant.cli;

import decant.cli.ending.Refusal;
import decant.cli.file.MigrationFile;
import decant.cli.file.Property;
import decant.cli.file.PropertyTable;
import decant.cli.file.Setting;
import decant.cli.file.Shape;
import decant.cli.options.FileOptions;
import decant.cli.verb.TypesItsLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Arguments as they were typed, and before them those of the file, for verbs that take one. Of the file counts what the
 * verb knows, and what nobody typed: an option stands in one of the two places, and only lists grow in both.
 *
 * @param all what picocli is given
 * @param path the file; {@code null} where there is none
 * @param filed what of it counts
 */
record FiledArguments(List<String> all, @Nullable Path path, List<Setting> filed) {
    private static final Set<String> HELP = Set.of("-h", "--help");

    /**
     * Adds the file's arguments.
     *
     * @param directory where the file is looked for if none is named
     * @throws Refusal if the file cannot be read, or if no buckets are named anywhere
     */
    static FiledArguments of(CommandLine commands, List<String> typed, Path directory) {
        CommandLine verb = commands;
        int words = 0;
        for (String word : typed) {
            CommandLine below = verb.getSubcommands().get(word);
            if (below == null) {
                break;
            }
            verb = below;
            words++;
        }
        List<String> own = typed.subList(words, typed.size());
        if (verb.getCommandSpec().findOption(FileOptions.NAME) == null || own.stream().anyMatch(HELP::contains)) {
            return new FiledArguments(typed, null, List.of());
        }
        TypedArguments sorted = TypedArguments.of(verb.getCommandSpec(), own, FileOptions.NAME);
        Path path = path(sorted, directory);
        if (path == null) {
            refuseWithoutBuckets(sorted, directory);
            return new FiledArguments(typed, null, List.of());
        }
        List<Setting> filed = counting(MigrationFile.read(path), verb.getCommandSpec(), sorted);
        refuseWithoutBuckets(verb.getCommandSpec(), sorted, path, filed);
        List<String> all = new ArrayList<>(typed.subList(0, words));
        filed.forEach(setting -> all.add(setting.argument()));
        all.addAll(own);
        return new FiledArguments(all, path, filed);
    }

    private static @Nullable Path path(TypedArguments sorted, Path directory) {
        if (sorted.file() != null) {
            return directory.resolve(sorted.file());
        }
        Path here = directory.resolve(MigrationFile.DEFAULT_NAME);
        boolean named = sorted.options().contains(FileOptions.NAME);
        return !named && Files.exists(here) ? here : null;
    }

    private static List<Setting> counting(MigrationFile file, CommandSpec verb, TypedArguments sorted) {
        return file.settings().stream()
                .filter(setting -> setting.isGiven() && counts(setting.property(), verb, sorted))
                // Positions count by their order, whatever the file's is.
                .sorted((one, other) -> Integer.compare(position(one, verb), position(other, verb)))
                .toList();
    }

    private static int position(Setting setting, CommandSpec verb) {
        return setting.property().isPositional()
                ? labels(verb).indexOf(setting.property().option())
                : labels(verb).size();
    }

    private static boolean counts(Property property, CommandSpec verb, TypedArguments sorted) {
        if (property.isPositional()) {
            return sorted.positions().isEmpty() && labels(verb).contains(property.option());
        }
        boolean isLimit =
                property.section().equals(PropertyTable.LIMITS) || property.section().equals(PropertyTable.BUDGET);
        if (verb.userObject() instanceof TypesItsLimits && isLimit) {
            return false;
        }
        boolean typed = sorted.options().contains(property.option());
        return verb.findOption(property.option()) != null && (!typed || property.shape() == Shape.TEXTS);
    }

    private static List<String> labels(CommandSpec verb) {
        return verb.positionalParameters().stream().map(position -> position.paramLabel()).toList();
    }

    private static void refuseWithoutBuckets(TypedArguments sorted, Path directory) {
        if (sorted.positions().isEmpty() && !sorted.options().contains(FileOptions.NAME)) {
            throw Refusal.usage(
                    "No buckets are named, and there is no "
                            + directory.resolve(MigrationFile.DEFAULT_NAME)
                            + "; name source and target, or a file with --file.");
        }
    }

    private static void refuseWithoutBuckets(CommandSpec verb, TypedArguments sorted, Path path, List<Setting> filed) {
        Set<String> missing = new LinkedHashSet<>(labels(verb));
        filed.forEach(setting -> missing.remove(setting.property().option()));
        if (sorted.positions().isEmpty() && !missing.isEmpty()) {
            String section = missing.iterator().next().toLowerCase(java.util.Locale.ROOT);
            throw Refusal.usage(path + " does not say " + section + ".bucket, and no buckets are typed.");
        }
    }

    /** A sentence about options, with the line of the file before it where that is where the first of them stands. */
    String located(String sentence) {
        return filed.stream()
                .filter(setting -> mention(setting.property()).matcher(sentence).find())
                .findFirst()
                .map(setting -> place(setting) + sentence)
                .orElse(sentence);
    }

    private String place(Setting setting) {
        return "%s:%d (%s): ".formatted(path, setting.line(), setting.property().path());
    }

    private static Pattern mention(Property property) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(property.option()) + "(?![\\w-])");
    }
}
