package decant.dashboard;

import decant.dashboard.view.HistoryView;
import decant.dashboard.view.LatencyView;
import decant.dashboard.view.MigrationView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Views as JSON in one line, and back. */
public final class Wire {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Wire() {}

    /** A view, or a part of one, without a line end. */
    public static String text(Object view) {
        return MAPPER.writeValueAsString(view);
    }

    /** The view that a text is. */
    public static MigrationView view(String text) {
        return MAPPER.readValue(text, MigrationView.class);
    }

    /** The history that a text is. */
    public static HistoryView history(String text) {
        return MAPPER.readValue(text, HistoryView.class);
    }

    /** The upload times that a text is; {@code null} for none. */
    public static @Nullable LatencyView latency(String text) {
        return MAPPER.readValue(text, LatencyView.class);
    }
}
