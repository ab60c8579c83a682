package decant.cli.cutover;

import decant.cli.ending.ExitCode;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.ControlSocket.Answer;
import decant.cli.migration.MigrationAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a running migration lets itself be told about its cutover, and hands on every other request. Safe for any number
 * of threads.
 */
public final class CutoverAnswers implements ControlSocket.Requests {
    /**
     * The application to the target: followed by the number of keys that are carried last since they are hot, those
     * keys, and keys that are taken as they are.
     */
    public static final String CUTOVER = "cutover";

    /** The application back to the source: followed by keys that are taken as they are. */
    public static final String ROLLBACK = "rollback";

    /** The end: followed by seconds without a write at the source, and keys that are taken as they are. */
    public static final String FINISH = "finish";

    /** What happened since a line: followed by its number. Answers with state and next number in the first line. */
    public static final String COURSE = "course";

    private final Cutover cutover;
    private final Runnable closeAgain;
    private final ControlSocket.Requests others;

    /**
     * @param closeAgain has the closing pass made once more
     * @param others answers what is about something else
     */
    public CutoverAnswers(Cutover cutover, Runnable closeAgain, ControlSocket.Requests others) {
        this.cutover = cutover;
        this.closeAgain = closeAgain;
        this.others = others;
    }

    @Override
    public Answer answer(List<String> words) {
        return switch (words.getFirst()) {
            case CUTOVER -> {
                int behind = 2 + Integer.parseInt(words.get(1));
                yield asked(
                        cutover.journal().size(),
                        cutover.askForTarget(keys(words, behind), Set.copyOf(words.subList(2, behind))));
            }
            case ROLLBACK -> asked(cutover.journal().size(), cutover.askForSource(keys(words, 1)));
            case FINISH -> {
                Duration quiet = Duration.ofSeconds(Long.parseLong(words.get(1)));
                yield asked(cutover.journal().size(), cutover.askForTheEnd(quiet, keys(words, 2)));
            }
            case COURSE -> excerpt(Integer.parseInt(words.get(1)));
            case MigrationAnswers.VERIFY -> verify(words);
            default -> others.answer(words);
        };
    }

    private static Set<String> keys(List<String> words, int from) {
        return Set.copyOf(words.subList(from, words.size()));
    }

    private static Answer asked(int line, String refused) {
        return refused.isEmpty() ? new Answer(ExitCode.OK, line + "\n") : new Answer(ExitCode.REFUSED, refused + "\n");
    }

    private Answer excerpt(int line) {
        Journal.Excerpt excerpt = cutover.journal().from(line);
        StringBuilder text = new StringBuilder(excerpt.state() + " " + excerpt.next() + "\n");
        excerpt.lines().forEach(one -> text.append(one).append('\n'));
        return new Answer(ExitCode.OK, text.toString());
    }

    /** Once the application has left the source, nothing but a cutover's own comparison looks at both sides. */
    private Answer verify(List<String> words) {
        return switch (cutover.course()) {
            case STAYING -> others.answer(words);
            case ROLLED_BACK -> {
                cutover.stay();
                closeAgain.run();
                yield new Answer(
                        ExitCode.OK,
                        "A closing pass is made, and both sides are verified after it: another cutover is prepared.\n");
            }
            case TO_TARGET, AT_TARGET, TO_SOURCE, FINISHING, FINISHED ->
                    new Answer(
                            ExitCode.REFUSED,
                            "The application is being moved, or has moved, so that both sides change; 'decant verify'"
                                    + " compares them all the same.\n");
        };
    }
}
