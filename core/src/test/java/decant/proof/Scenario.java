package decant.proof;

import decant.reconcile.Policy;
import decant.store.Capabilities;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is explored: who works on which stores, what the application may do, what may go wrong.
 *
 * @param honoured what the stores honour
 * @param believed what the program takes them to honour
 * @param writes what the application may do in one write
 * @param hints hints that are there at the beginning; one may be the other's duplicate
 * @param closes whether a closing pass ends it, when the writers have stopped
 * @param without guards that are taken away
 */
record Scenario(
        String name,
        Capabilities honoured,
        Capabilities believed,
        boolean looksLie,
        Role first,
        Role second,
        Write.Bytes bytes,
        Set<Write> writes,
        int writeCount,
        int crashes,
        int losses,
        int hints,
        boolean closes,
        Set<Guard> without) {
    /** Two actors on stores as AWS has them; the application may do everything, and nothing goes wrong. */
    static Scenario of(Role first, Role second, int writeCount) {
        return new Scenario(
                first + " beside " + second,
                Capabilities.AWS,
                Capabilities.AWS,
                false,
                first,
                second,
                Write.Bytes.ALWAYS_NEW,
                EnumSet.allOf(Write.class),
                writeCount,
                0,
                0,
                first == Role.LIVE && second == Role.LIVE ? 1 : 0,
                first != Role.LIVE,
                Set.of());
    }

    Scenario on(Capabilities stores) {
        return on(stores, stores);
    }

    Scenario on(Capabilities nowHonoured, Capabilities nowBelieved) {
        return new Scenario(
                name,
                nowHonoured,
                nowBelieved,
                looksLie,
                first,
                second,
                bytes,
                writes,
                writeCount,
                crashes,
                losses,
                hints,
                closes,
                without);
    }

    Scenario whereBytesMayComeBack() {
        return new Scenario(
                name,
                honoured,
                believed,
                looksLie,
                first,
                second,
                Write.Bytes.MAY_COME_BACK,
                writes,
                writeCount,
                crashes,
                losses,
                hints,
                closes,
                without);
    }

    Scenario whereOnly(Write... some) {
        return new Scenario(
                name,
                honoured,
                believed,
                looksLie,
                first,
                second,
                bytes,
                Set.of(some),
                writeCount,
                crashes,
                losses,
                hints,
                closes,
                without);
    }

    Scenario withFaults(int crashCount, int lossCount) {
        return new Scenario(
                name,
                honoured,
                believed,
                looksLie,
                first,
                second,
                bytes,
                writes,
                writeCount,
                crashCount,
                lossCount,
                hints,
                closes,
                without);
    }

    Scenario whereLooksLie() {
        return new Scenario(
                name,
                honoured,
                believed,
                true,
                first,
                second,
                bytes,
                writes,
                writeCount,
                crashes,
                losses,
                hints,
                closes,
                without);
    }

    Scenario endedByClosingPass() {
        return new Scenario(
                name,
                honoured,
                believed,
                looksLie,
                first,
                second,
                bytes,
                writes,
                writeCount,
                crashes,
                losses,
                hints,
                true,
                without);
    }

    Scenario without(Guard guard) {
        return new Scenario(
                name,
                honoured,
                believed,
                looksLie,
                first,
                second,
                bytes,
                writes,
                writeCount,
                crashes,
                losses,
                hints,
                closes,
                Set.of(guard));
    }

    /** What the stores honour once the guards that are conditions are taken away; the program is not told. */
    Stores stores() {
        boolean source = honoured.copySourceMatch() && has(Guard.SOURCE_CONDITION_OF_COPY);
        boolean target = has(Guard.TARGET_CONDITION_OF_COPY);
        Capabilities left =
                new Capabilities(
                        source,
                        honoured.copyTargetAbsent() && target,
                        honoured.copyTargetMatch() && target,
                        honoured.removeMatch() && has(Guard.CONDITION_OF_REMOVAL),
                        honoured.aclOnCopy(),
                        honoured.acl(),
                        honoured.tags(),
                        honoured.partSizes(),
                        honoured.plainCopyKeepsPartETag());
        return new Stores(left, believed, looksLie);
    }

    boolean has(Guard guard) {
        return !without.contains(guard);
    }

    List<Role> roles() {
        return List.of(first, second);
    }

    Role role(int actor) {
        return actor == 0 ? first : second;
    }

    Policy policy(int actor, Task.Kind kind) {
        return role(actor).policy(kind);
    }

    /** Whether a write leaves a hint. */
    boolean hasHints() {
        return roles().contains(Role.LIVE);
    }

    @Override
    public String toString() {
        return title();
    }

    String title() {
        return name
                + ", "
                + writeCount
                + " writes"
                + (bytes == Write.Bytes.MAY_COME_BACK ? " of bytes that may come back" : "")
                + (crashes + losses == 0 ? "" : ", " + crashes + " crash, " + losses + " lost answer")
                + (honoured.equals(Capabilities.AWS) ? "" : ", conditions ignored")
                + (without.isEmpty() ? "" : ", without " + without);
    }
}
