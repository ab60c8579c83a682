package decant.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A document, as far as its truth can be checked: its links, its headings and its fenced blocks.
 *
 * @param links targets as written, outside of fences and code spans
 * @param anchors what a link's fragment may name, made from the headings as GitHub makes it
 */
record Markdown(Path file, List<Link> links, Set<String> anchors, List<Fence> fences) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE_SPAN = Pattern.compile("`[^`]*`");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$");
    private static final String FENCE = "```";

    record Link(int line, String target) {}

    /**
     * A fenced block.
     *
     * @param line of the opening fence, counted from 1
     * @param before the line above the opening fence, where a mark may stand
     */
    record Fence(int line, String before, String language, List<String> content) {}

    static Markdown read(Path file) throws IOException {
        return parse(file, Files.readAllLines(file));
    }

    static Markdown parse(Path file, List<String> lines) {
        List<Link> links = new ArrayList<>();
        Set<String> anchors = new HashSet<>();
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                int opening = i;
                i++;
                while (i < lines.size() && !lines.get(i).equals(FENCE)) {
                    i++;
                }
                String before = opening == 0 ? "" : lines.get(opening - 1);
                String language = line.substring(FENCE.length()).strip();
                fences.add(new Fence(opening + 1, before, language, List.copyOf(lines.subList(opening + 1, i))));
            } else {
                int number = i + 1;
                var link = LINK.matcher(CODE_SPAN.matcher(line).replaceAll("code"));
                link.results().map(found -> new Link(number, found.group(1))).forEach(links::add);
                var heading = HEADING.matcher(line);
                if (heading.matches()) {
                    anchors.add(anchor(heading.group(1)));
                }
            }
        }
        return new Markdown(file, links, anchors, fences);
    }

    private static String anchor(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
}
