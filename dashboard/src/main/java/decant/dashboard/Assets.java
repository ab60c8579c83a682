package decant.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The files of the page, held in memory: they are few and small. */
final class Assets {
    /** A file as it is served. */
    record Asset(String contentType, String body) {}

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String UPLOT = "META-INF/resources/webjars/uplot/";

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    Assets() {
        assets.put("/", new Asset(HTML, own("index.html")));
        assets.put("/icon.svg", new Asset("image/svg+xml", own("icon.svg")));
        for (String sheet : new String[] {"style.css", "parts.css"}) {
            assets.put("/" + sheet, new Asset(CSS, own(sheet)));
        }
        for (String script :
                new String[] {"main.js", "render.js", "charts.js", "figures.js", "elements.js", "actions.js"}) {
            assets.put("/" + script, new Asset(SCRIPT, own(script)));
        }
        String dist = UPLOT + uplotVersion() + "/dist/";
        assets.put("/uplot.js", new Asset(SCRIPT, read(dist + "uPlot.iife.min.js")));
        assets.put("/uplot.css", new Asset(CSS, read(dist + "uPlot.min.css")));
    }

    /** The file at a path, or {@code null}. */
    @Nullable Asset at(String path) {
        return assets.get(path);
    }

    private static String own(String name) {
        return read("decant/dashboard/page/" + name);
    }

    /** The version stands in the path of what a webjar holds. */
    private static String uplotVersion() {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("The program lacks " + resource + ".");
        }
        return in;
    }
}
