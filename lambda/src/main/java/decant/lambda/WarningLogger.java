package decant.lambda;

import java.io.PrintStream;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes warnings and errors of a library as a line of JSON each, and nothing below them. */
final class WarningLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    private final transient PrintStream out;
    private final transient InstantSource clock;

    WarningLogger(String name, PrintStream out, InstantSource clock) {
        this.name = name;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        String said = MessageFormatter.basicArrayFormat(pattern, arguments);
        String sentence = thrown == null ? said : said + " (" + thrown + ")";
        new Journal(out, clock, "").warning(name, sentence);
    }
}
