package decant.dashboard.chromium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A page in the browser, as a person with a screen and a keyboard has it. */
public final class Page {
    private static final int MARGIN = 10;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    /**
     * What it is looked at on.
     *
     * @param width in CSS pixels
     * @param scale device pixels to each of those
     * @param phone whether it is one
     */
    public record Screen(int width, int height, int scale, boolean phone, boolean dark) {
        public static final Screen DESK = new Screen(1280, 900, 1, false, false);

        public Screen inTheDark() {
            return new Screen(width, height, scale, phone, true);
        }
    }

    private final Wiring wiring;
    private final String session;

    Page(Wiring wiring, String session) {
        this.wiring = wiring;
        this.session = session;
    }

    void begin(Screen screen) {
        for (String domain : List.of("Page", "Runtime", "Log")) {
            wiring.ask(session, domain + ".enable", Map.of());
        }
        wiring.ask(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", screen.width(),
                        "height", screen.height(),
                        "deviceScaleFactor", screen.scale(),
                        "mobile", screen.phone()));
        prefer(screen.dark());
    }

    /** Changes what the person prefers. */
    public void prefer(boolean dark) {
        wiring.ask(
                session,
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    void goTo(String url) {
        wiring.ask(session, "Page.navigate", Map.of("url", url));
    }

    /** The value of an expression in the page. */
    public JsonNode value(String expression) {
        JsonNode answer =
                wiring.ask(
                        session,
                        "Runtime.evaluate",
                        Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** The text of an element, in one line. */
    public String text(String selector) {
        String text = value("document.querySelector('" + selector + "')?.innerText ?? ''").asString();
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Waits until an expression is true. */
    public void await(String expression) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!value("!!(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain for " + expression + "; the page says " + text("body"));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Presses a key and lets it go, such as {@code Tab}. */
    public void press(String key, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            wiring.ask(
                    session,
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", type,
                            "key", key,
                            "code", key,
                            "windowsVirtualKeyCode", code,
                            "text", type.equals("keyDown") && key.equals("Enter") ? "\r" : ""));
        }
    }

    /** Types text where the focus is. */
    public void type(String text) {
        wiring.ask(session, "Input.insertText", Map.of("text", text));
    }

    /** What went wrong in the page: exceptions, and whatever the browser refused or could not find. */
    public List<String> complaints() {
        return java.util.stream.Stream.of(
                        wiring.events(session, "Runtime.exceptionThrown"),
                        wiring.events(session, "Log.entryAdded")
                                .filter(entry -> !entry.path("entry").path("level").asString("").equals("verbose")))
                .flatMap(events -> events.map(JsonNode::toString))
                .toList();
    }

    /** Takes a picture of the whole page, however long it is. */
    public void photograph(Path file) throws IOException {
        JsonNode picture =
                wiring.ask(session, "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        save(picture, file);
    }

    /** Takes a picture of what the screen shows. */
    public void photographScreen(Path file) throws IOException {
        save(wiring.ask(session, "Page.captureScreenshot", Map.of("format", "png")), file);
    }

    /**
     * Takes a picture of an element, with a margin.
     *
     * @param element an expression for it
     */
    public void photograph(String element, Path file) throws IOException {
        JsonNode box =
                value(
                        "(box => ({x: box.x, y: box.y, width: box.width, height: box.height}))("
                                + element
                                + ".getBoundingClientRect())");
        Map<String, Object> clip =
                Map.of(
                        "x",
                        box.path("x").asDouble() - MARGIN,
                        "y",
                        box.path("y").asDouble() - MARGIN,
                        "width",
                        box.path("width").asDouble() + 2 * MARGIN,
                        "height",
                        box.path("height").asDouble() + 2 * MARGIN,
                        "scale",
                        1);
        save(
                wiring.ask(
                        session,
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true, "clip", clip)),
                file);
    }

    private static void save(JsonNode picture, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture.path("data").asString()));
    }
}
