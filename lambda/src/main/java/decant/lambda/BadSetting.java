package decant.lambda;

/** A variable of the environment that makes no sense. The message is one sentence that names it. */
final class BadSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadSetting(Variable variable, String rest) {
        super(variable + " " + rest);
    }

    BadSetting(String sentence) {
        super(sentence);
    }
}
