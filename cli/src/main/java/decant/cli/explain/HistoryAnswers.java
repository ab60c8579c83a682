package decant.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.ExitCode;
import decant.cli.ledger.HistoryDocument;
import decant.cli.ledger.KeyHistory;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.ControlClient;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.ControlSocket.Answer;
import decant.cli.output.Json;
import decant.ledger.RunIdentity;
import decant.model.ObjectKey;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what the ledger of a running migration says of a key, since nobody else can read its file meanwhile; and hands
 * on every other request. Safe for any number of threads.
 */
public final class HistoryAnswers implements ControlSocket.Requests {
    /**
     * What is known of a key, as a document in one line: followed by the key in Base64, for a key may hold anything.
     */
    private static final String HISTORY = "history";

    private final ControlSocket.Requests others;
    private final SqliteLedger ledger;

    public HistoryAnswers(ControlSocket.Requests others, SqliteLedger ledger) {
        this.others = others;
        this.ledger = ledger;
    }

    @Override
    public Answer answer(List<String> words) {
        if (!words.getFirst().equals(HISTORY) || words.size() != 2) {
            return others.answer(words);
        }
        ObjectKey key;
        try {
            key = ObjectKey.of(new String(Base64.getDecoder().decode(words.getLast()), UTF_8));
        } catch (IllegalArgumentException _) {
            return new Answer(ExitCode.USAGE, "That is no key.\n");
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", ledger.identity().source());
        document.put("target", ledger.identity().target());
        document.put("key", HistoryDocument.of(ledger.historyOf(key)));
        StringWriter text = new StringWriter();
        Json.writeLine(document, text);
        return new Answer(ExitCode.OK, text.toString());
    }

    /**
     * What the state file of a run says of a key: asked of the migration that holds it, or read where none does.
     *
     * @param file which need not be there
     */
    public static KeyHistory ask(Path file, RunIdentity run, ObjectKey key) {
        String word = Base64.getEncoder().encodeToString(key.toUtf8());
        Optional<Answer> answer =
                ControlSocket.mayBeBeside(file)
                        ? ControlClient.ask(ControlSocket.beside(file), List.of(HISTORY, word))
                        : Optional.empty();
        return answer.filter(told -> told.exitCode() == ExitCode.OK)
                .map(told -> read(file, run, key, told.text()))
                .orElseGet(() -> KeyHistory.in(file, run, key));
    }

    private static KeyHistory read(Path file, RunIdentity run, ObjectKey key, String told) {
        Map<String, Object> document = Json.read(told);
        Object source = document.get("source");
        Object target = document.get("target");
        return run.source().equals(source) && run.target().equals(target)
                ? HistoryDocument.read(key, document.get("key") instanceof Map<?, ?> known ? known : Map.of())
                : KeyHistory.Unreadable.ofAnother(file, source, target);
    }
}
