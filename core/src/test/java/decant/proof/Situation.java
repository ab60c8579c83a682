package decant.proof;

import decant.reconcile.Request;
import decant.store.memory.MemoryObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything there is at one moment: a value. What can happen next depends on it alone. */
record Situation(World world, ActorState first, ActorState second, Agenda agenda) {
    /**
     * What has yet to happen, or may.
     *
     * @param writesLeft writes the application may still make
     * @param crashesLeft times an actor may still lose its memory
     * @param lossesLeft answers that may still be lost
     * @param tasks in order, so that equal agendas are equal
     * @param late requests whose client has given up
     * @param isClosing whether the closing pass has begun, after which nobody writes
     */
    record Agenda(
            int writesLeft, int crashesLeft, int lossesLeft, List<Task> tasks, List<Late> late, boolean isClosing) {
        Agenda {
            tasks = tasks.stream().sorted().toList();
            late = List.copyOf(late);
        }

        Agenda withTask(Task task) {
            List<Task> more = new ArrayList<>(tasks);
            more.add(task);
            return new Agenda(writesLeft, crashesLeft, lossesLeft, more, late, isClosing);
        }

        Agenda withoutTasks(List<Task> taken) {
            List<Task> rest = new ArrayList<>(tasks);
            taken.forEach(rest::remove);
            boolean closes = isClosing || taken.stream().anyMatch(task -> task.kind() == Task.Kind.CLOSING);
            return new Agenda(writesLeft, crashesLeft, lossesLeft, rest, late, closes);
        }

        Agenda with(List<Task> replacement) {
            return new Agenda(writesLeft, crashesLeft, lossesLeft, replacement, late, isClosing);
        }

        Agenda withLate(List<Late> replacement) {
            return new Agenda(writesLeft, crashesLeft, lossesLeft, tasks, replacement, isClosing);
        }

        Agenda withLate(@Nullable Late one) {
            if (one == null) {
                return this;
            }
            List<Late> more = new ArrayList<>(late);
            more.add(one);
            return withLate(more);
        }

        Agenda afterWrite() {
            return new Agenda(writesLeft - 1, crashesLeft, lossesLeft, tasks, late, isClosing);
        }

        Agenda afterCrash() {
            return new Agenda(writesLeft, crashesLeft - 1, lossesLeft, tasks, late, isClosing);
        }

        Agenda afterLoss() {
            return new Agenda(writesLeft, crashesLeft, lossesLeft - 1, tasks, late, isClosing);
        }
    }

    /**
     * A request whose client has given up and which may take effect later, or never.
     *
     * @param read what a copy has read of the source already; {@code null} if the store has not even begun
     * @param expires second from which on it can take no effect any more
     */
    record Late(int actor, Request request, @Nullable MemoryObject read, long expires) {
        Late expiring(long second) {
            return new Late(actor, request, read, second);
        }
    }

    ActorState actor(int number) {
        return number == 0 ? first : second;
    }

    Situation with(int number, ActorState state) {
        return number == 0 ? new Situation(world, state, second, agenda) : new Situation(world, first, state, agenda);
    }

    Situation with(World changed) {
        return new Situation(changed, first, second, agenda);
    }

    Situation with(Agenda changed) {
        return new Situation(world, first, second, changed);
    }

    /** Whether nobody has anything to do any more, so that everything has to be right. */
    boolean isQuiet() {
        return first.isIdle() && second.isIdle() && agenda.tasks().isEmpty() && agenda.late().isEmpty();
    }
}
