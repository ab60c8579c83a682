package decant.s3.survey;

import java.util.List;

/** What came of asking for one setting. */
public sealed interface SettingAnswer {
    /** It was made, and says this. An empty list is a document that says nothing. */
    record Made(List<SettingPart> parts) implements SettingAnswer {
        public Made {
            parts = List.copyOf(parts);
        }
    }

    /** It was never made. */
    record NotMade() implements SettingAnswer {}

    /**
     * It may not be read, or the store does not know the question.
     *
     * @param why in words that go on from "not known:"
     * @param denied whether permission is what was lacking
     */
    record NotKnown(String why, boolean denied) implements SettingAnswer {}

    /** The parts; none where it was not made or is not known. */
    default List<SettingPart> parts() {
        return this instanceof Made(var parts) ? parts : List.of();
    }

    /** The parts of this name. */
    default List<SettingPart> parts(String name) {
        return parts().stream().filter(part -> part.name().equals(name)).toList();
    }

    /** The text of a part that holds nothing but text; empty where there is none. */
    default String text(String name) {
        return parts(name).stream().findFirst().map(part -> part.first("")).orElse("");
    }
}
