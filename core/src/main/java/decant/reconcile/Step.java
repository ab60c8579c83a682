package decant.reconcile;

/** What the machine wants next. */
public sealed interface Step {
    record Ask(Request request) implements Step {}

    record End(Outcome outcome) implements Step {}
}
