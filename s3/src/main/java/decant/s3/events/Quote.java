package decant.s3.events;

/** A piece of a message within a sentence: short, and without control characters. */
final class Quote {
    private static final int MAX_LENGTH = 60;

    private Quote() {}

    static String of(String text) {
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
