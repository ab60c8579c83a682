package decant.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Links of a document that lead nowhere. The web is not asked: a test must not fail because a site is down. */
final class DeadLinks {
    private DeadLinks() {}

    static List<String> in(Markdown document, Path root) throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Markdown.Link link : document.links()) {
            if (!link.target().contains(":") && !leadsSomewhere(document, link.target())) {
                breaches.add(
                        "%s, line %d: the link to %s leads nowhere."
                                .formatted(root.relativize(document.file()), link.line(), link.target()));
            }
        }
        return breaches;
    }

    private static boolean leadsSomewhere(Markdown document, String target) throws IOException {
        int hash = target.indexOf('#');
        String name = hash < 0 ? target : target.substring(0, hash);
        Path file = name.isEmpty() ? document.file() : document.file().resolveSibling(name);
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0
                || (!name.endsWith(".md") && !name.isEmpty())
                || Markdown.read(file).anchors().contains(target.substring(hash + 1));
    }
}
