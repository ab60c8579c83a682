package decant.proof;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives a situation its number: that of the one that stands for all of which {@link Reduction} says that they are one.
 * Works on the numbers of its parts and remembers what came of each. For one thread.
 */
final class Names {
    private static final int FIRST = 0;

    private final @Nullable Reduction reduction;
    private final Situations situations;

    private final Pool<Mentions> mentions = new Pool<>();
    private final Ints ofWorlds = new Ints();
    private final Ints ofUndatedWorlds = new Ints();
    private final Ints ofActors = new Ints();
    private final Ints ofAgendas = new Ints();
    private final Memo unions = new Memo();

    private final Pool<Renaming> renamings = new Pool<>();
    private final Ints byMentions = new Ints();
    private final Memo worlds = new Memo();
    private final Memo actors = new Memo();
    private final Memo agendas = new Memo();
    private final Memo exchanged = new Memo();

    /**
     * @param reduction {@code null} to let each situation stand for itself
     */
    Names(@Nullable Reduction reduction, Situations situations) {
        this.reduction = reduction;
        this.situations = situations;
    }

    /** The number of a situation whose parts have these. */
    int number(int world, int one, int other, int agenda) {
        if (reduction == null) {
            return situations.number(world, one, other, agenda);
        }
        int renaming = renaming(reduction, world, one, other, agenda);
        int inWorld = renamed(worlds, world, renaming, this::world);
        int first = renamed(actors, one, renaming, this::actor);
        int second = renamed(actors, other, renaming, this::actor);
        int left = renamed(agendas, agenda, renaming, this::agenda);
        if (!reduction.isSymmetric() || first < second) {
            return situations.number(inWorld, first, second, left);
        }
        int otherWay = exchanged(inWorld);
        return situations.number(first > second ? otherWay : Math.min(inWorld, otherWay), second, first, left);
    }

    private interface Rename {
        int rename(Renaming renaming, int part);
    }

    private int renamed(Memo memo, int part, int renaming, Rename rename) {
        int known = memo.get(renaming, part);
        return known != Memo.UNKNOWN ? known : memo.put(renaming, part, rename.rename(renamings.value(renaming), part));
    }

    private int world(Renaming renaming, int part) {
        return situations.worlds.number(renaming.in(situations.worlds.value(part)));
    }

    private int actor(Renaming renaming, int part) {
        return situations.actors.number(renaming.in(situations.actors.value(part)));
    }

    private int agenda(Renaming renaming, int part) {
        return situations.agendas.number(renaming.in(situations.agendas.value(part)));
    }

    private int exchanged(int world) {
        int known = exchanged.get(FIRST, world);
        return known != Memo.UNKNOWN
                ? known
                : exchanged.put(FIRST, world, situations.worlds.number(situations.worlds.value(world).exchanged()));
    }

    private int renaming(Reduction by, int world, int one, int other, int agenda) {
        int first = mentions(ofActors, one, part -> mentioned(by, situations.actors.value(part)));
        int second = mentions(ofActors, other, part -> mentioned(by, situations.actors.value(part)));
        int left = mentions(ofAgendas, agenda, part -> mentioned(situations.agendas.value(part)));
        int others = union(union(first, second), left);
        int inWorld =
                by.datesTarget() || mentions.value(others).lists()
                        ? mentions(ofWorlds, world, part -> mentioned(situations.worlds.value(part), false))
                        : mentions(
                                ofUndatedWorlds,
                                world,
                                part -> mentioned(situations.worlds.value(part).withTargetDated(0), false));
        int all = union(inWorld, others);
        while (byMentions.size() <= all) {
            Mentions next = mentions.value((int) byMentions.size());
            byMentions.add(renamings.number(Renaming.of(next, by.keepsBytes(), by.datesTarget())));
        }
        return byMentions.get(all);
    }

    /** Parts are numbered one after the other, and their mentions with them. */
    private static int mentions(Ints known, int part, IntUnaryOperator mentioned) {
        while (known.size() <= part) {
            known.add(mentioned.applyAsInt((int) known.size()));
        }
        return known.get(part);
    }

    private int mentioned(Reduction by, ActorState actor) {
        return mentioned(actor, by.lists(actor));
    }

    private int mentioned(Situation.Agenda agenda) {
        return mentioned(agenda, agenda.tasks().stream().anyMatch(task -> task.kind().beginsByListing()));
    }

    private int mentioned(Object part, boolean lists) {
        return mentions.number(Mentions.of(part, lists));
    }

    private int union(int one, int other) {
        if (one == other) {
            return one;
        }
        int known = unions.get(one, other);
        return known != Memo.UNKNOWN
                ? known
                : unions.put(one, other, mentions.number(mentions.value(one).and(mentions.value(other))));
    }
}
