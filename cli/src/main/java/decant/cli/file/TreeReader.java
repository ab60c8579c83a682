package decant.cli.file;

import decant.cli.ending.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** From a tree of YAML to settings, by the table; whatever the table does not know is refused, with its line. */
final class TreeReader {
    private final String file;

    /**
     * @param file how the file is called in sentences
     */
    TreeReader(String file) {
        this.file = file;
    }

    List<Setting> settings(Node root) {
        if (!(root instanceof MappingNode sections)) {
            throw refused(root, "this is no file of a migration: it begins with sections such as source: and target:.");
        }
        List<Setting> settings = new ArrayList<>();
        eachOf(sections, "", (name, body) -> section(name, body, settings));
        return settings;
    }

    private void section(ScalarNode key, Node body, List<Setting> settings) {
        String section = key.getValue();
        if (!PropertyTable.SECTIONS.containsKey(section)) {
            throw refused(key, "there is no section '" + section + "'" + meant(section, PropertyTable.sections()));
        }
        if (!(body instanceof MappingNode properties)) {
            throw refused(
                    key,
                    "'%s' is a section: below it stand properties such as %s, or leave it out."
                            .formatted(section, PropertyTable.of(section).getFirst().name()));
        }
        eachOf(properties, section + ".", (name, value) -> property(section, name, value, settings));
    }

    private void property(String section, ScalarNode key, Node value, List<Setting> settings) {
        Property property = PropertyTable.find(section, key.getValue()).orElseThrow(() -> unknown(section, key));
        if (property.shape() != Shape.TEXTS) {
            settings.add(single(property, value, "is one value, and not a list or a section."));
            return;
        }
        if (!(value instanceof SequenceNode list)) {
            throw refused(
                    value, "'" + property.path() + "' is a list: write each item into a line that begins with -.");
        }
        list.getValue().forEach(item -> settings.add(single(property, item, "is a list of single values.")));
    }

    private Refusal unknown(String section, ScalarNode key) {
        String name = key.getValue();
        String hint = meant(name, PropertyTable.of(section).stream().map(Property::name).toList());
        List<String> elsewhere = PropertyTable.named(name).stream().map(Property::path).toList();
        if (!elsewhere.isEmpty()) {
            hint = "; did you mean '" + String.join("' or '", elsewhere) + "'?";
        }
        return refused(key, "there is no property '" + section + "." + name + "'" + hint);
    }

    private Setting single(Property property, Node node, String otherwise) {
        String path = "'" + property.path() + "'";
        if (!(node instanceof ScalarNode value)) {
            throw refused(node, path + " " + otherwise);
        }
        if (value.getTag().equals(Tag.NULL) || value.getValue().isBlank()) {
            throw refused(value, path + " has no value.");
        }
        if (property.shape() == Shape.WORD && !property.values().contains(value.getValue())) {
            String words = String.join(", ", property.values());
            throw refused(value, "%s is one of %s, and not '%s'.".formatted(path, words, value.getValue()));
        }
        if (!property.shape().fits(value)) {
            throw refused(value, "%s is %s: '%s'.".formatted(path, property.shape().words(), value.getValue()));
        }
        return new Setting(property, value.getValue(), line(value));
    }

    /** Each key with its value, if each is a name that stands there once. */
    private void eachOf(MappingNode mapping, String prefix, BiConsumer<ScalarNode, Node> entry) {
        Map<String, Integer> lines = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw refused(tuple.getKeyNode(), "a name is expected here.");
            }
            Integer before = lines.putIfAbsent(key.getValue(), line(key));
            if (before != null) {
                throw refused(key, "'%s%s' stands in line %d already.".formatted(prefix, key.getValue(), before));
            }
            entry.accept(key, tuple.getValueNode());
        }
    }

    private static String meant(String typed, List<String> words) {
        return Nearest.to(typed, words).map(word -> "; did you mean '" + word + "'?").orElse(".");
    }

    private Refusal refused(Node node, String what) {
        return Refusal.usage("%s:%d: %s".formatted(file, line(node), what));
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
