package decant.cli.output;

import decant.model.ObjectKey;

/** Keys, and other texts that others chose, on a screen. */
public final class Keys {
    private Keys() {}

    /**
     * The key, with what a terminal would obey or hide written as {@code \}{@code u001B}. A backslash is doubled, so
     * that what is read is what is meant.
     */
    public static String shown(ObjectKey key) {
        return shown(key.toString());
    }

    /** Any text that others chose, likewise. */
    public static String shown(String chosen) {
        StringBuilder text = new StringBuilder(chosen.length());
        chosen.codePoints()
                .forEach(character -> {
                    if (character == '\\') {
                        text.append("\\\\");
                    } else if (isHidden(character)) {
                        text.append(String.format("\\u%04X", character));
                    } else {
                        text.appendCodePoint(character);
                    }
                });
        return text.toString();
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
