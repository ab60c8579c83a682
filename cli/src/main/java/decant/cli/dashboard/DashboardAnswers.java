package decant.cli.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.ExitCode;
import decant.cli.migration.ControlSocket;
import decant.dashboard.Act;
import decant.dashboard.ActResult;
import decant.dashboard.Watched;
import decant.dashboard.Wire;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a running migration answers to a dashboard in another process. */
public final class DashboardAnswers implements ControlSocket.Requests {
    static final String VIEW = "view";
    static final String HISTORY = "history-view";

    /** Followed by who asks, what for, and the key it is about, in Base64 since it may hold line ends. */
    private static final String ACT = "act";

    private static final String PAUSE = "pause";
    private static final String RESUME = "resume";
    private static final String RETRY = "retry";
    private static final String RETRY_ALL = "retry-all";

    private final ControlSocket.Requests others;
    private final Watched watched;

    /**
     * @param others answers everything else
     */
    public DashboardAnswers(ControlSocket.Requests others, Watched watched) {
        this.others = others;
        this.watched = watched;
    }

    /** How it is asked for. */
    static List<String> words(Act act, String who) {
        return switch (act) {
            case Act.Pause() -> List.of(ACT, who, PAUSE);
            case Act.Resume() -> List.of(ACT, who, RESUME);
            case Act.Retry(String key) ->
                    List.of(ACT, who, RETRY, Base64.getEncoder().encodeToString(key.getBytes(UTF_8)));
            case Act.RetryAll() -> List.of(ACT, who, RETRY_ALL);
        };
    }

    @Override
    public ControlSocket.Answer answer(List<String> words) {
        return switch (words.getFirst()) {
            case VIEW -> new ControlSocket.Answer(ExitCode.OK, Wire.text(watched.now()));
            case HISTORY -> new ControlSocket.Answer(ExitCode.OK, Wire.text(watched.history()));
            case ACT -> act(words);
            default -> others.answer(words);
        };
    }

    private ControlSocket.Answer act(List<String> words) {
        Act act = words.size() < 3 ? null : read(words.subList(2, words.size()));
        if (act == null) {
            return new ControlSocket.Answer(ExitCode.USAGE, "Nothing like that can be asked for.\n");
        }
        return switch (watched.act(act, words.get(1))) {
            case ActResult.Done(String sentence) -> new ControlSocket.Answer(ExitCode.OK, sentence + "\n");
            case ActResult.Refused(String sentence) -> new ControlSocket.Answer(ExitCode.REFUSED, sentence + "\n");
        };
    }

    private static @Nullable Act read(List<String> words) {
        return switch (words.getFirst()) {
            case PAUSE -> new Act.Pause();
            case RESUME -> new Act.Resume();
            case RETRY_ALL -> new Act.RetryAll();
            case RETRY ->
                    words.size() < 2
                            ? null
                            : new Act.Retry(new String(Base64.getDecoder().decode(words.get(1)), UTF_8));
            default -> null;
        };
    }
}
