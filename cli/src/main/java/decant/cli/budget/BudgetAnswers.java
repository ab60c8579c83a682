package decant.cli.budget;

import decant.cli.ending.ExitCode;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.ControlSocket.Answer;
import decant.cli.migration.MigrationAnswers;
import decant.cli.price.Money;
import java.util.ArrayList;
import java.util.List;

/** Takes another budget along with other limits, and hands on everything else. Safe for any number of threads. */
public final class BudgetAnswers implements ControlSocket.Requests {
    /** The option, which is also the word for it. */
    public static final String OPTION = "--budget-dollars";

    private final ControlSocket.Requests others;
    private final Spending spending;

    public BudgetAnswers(ControlSocket.Requests others, Spending spending) {
        this.others = others;
        this.spending = spending;
    }

    /** A budget in a word. */
    public static String word(double dollars) {
        return OPTION + "=" + dollars;
    }

    @Override
    public Answer answer(List<String> words) {
        if (!words.getFirst().equals(MigrationAnswers.THROTTLE)) {
            return others.answer(words);
        }
        List<String> limits = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith(OPTION + "=")) {
                try {
                    spending.change(Double.parseDouble(word.substring(OPTION.length() + 1)));
                } catch (NumberFormatException _) {
                    return new Answer(ExitCode.USAGE, OPTION + " is a number.\n");
                }
            } else {
                limits.add(word);
            }
        }
        Answer answer = others.answer(limits);
        String shown = spending.budget().isPresent() ? new Money(spending.budget().getAsDouble()).words() : "unlimited";
        return answer.exitCode() == ExitCode.OK
                ? new Answer(ExitCode.OK, answer.text() + "%-28s %s\n".formatted(OPTION, shown))
                : answer;
    }
}
