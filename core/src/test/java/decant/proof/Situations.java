package decant.proof;

/** Every situation that was met, each once, by a number in the order of their meeting. For one thread. */
final class Situations {
    private static final int FIELDS = 4;

    private final Pool<World> worlds = new Pool<>();
    private final Pool<ActorState> actors = new Pool<>();
    private final Pool<Situation.Agenda> agendas = new Pool<>();
    private final Ints fields = new Ints();
    private int[] table = new int[1 << 16];

    int size() {
        return fields.size() / FIELDS;
    }

    Situation get(int number) {
        int at = number * FIELDS;
        return new Situation(
                worlds.value(fields.get(at)),
                actors.value(fields.get(at + 1)),
                actors.value(fields.get(at + 2)),
                agendas.value(fields.get(at + 3)));
    }

    /** The number of a situation to begin with. */
    int add(Situation situation) {
        return add(
                worlds.number(situation.world()),
                actors.number(situation.first()),
                actors.number(situation.second()),
                agendas.number(situation.agenda()));
    }

    /**
     * The number of a situation; {@link #size} has grown if it had not been met.
     *
     * @param before the situation it comes from, as {@link #get} gave it: most of it is still the same
     * @param number the number of that one
     */
    int add(Situation situation, Situation before, int number) {
        int at = number * FIELDS;
        return add(
                isSame(situation.world(), before.world()) ? fields.get(at) : worlds.number(situation.world()),
                isSame(situation.first(), before.first()) ? fields.get(at + 1) : actors.number(situation.first()),
                isSame(situation.second(), before.second()) ? fields.get(at + 2) : actors.number(situation.second()),
                isSame(situation.agenda(), before.agenda()) ? fields.get(at + 3) : agendas.number(situation.agenda()));
    }

    /** Whether this is the very same value, which is quicker to see than that it is an equal one. */
    @SuppressWarnings("ReferenceEquality") // the very point
    private static boolean isSame(Object value, Object before) {
        return value == before;
    }

    private int add(int world, int first, int second, int agenda) {
        int slot = hash(world, first, second, agenda) & (table.length - 1);
        while (table[slot] != 0) {
            int at = (table[slot] - 1) * FIELDS;
            if (fields.get(at) == world
                    && fields.get(at + 1) == first
                    && fields.get(at + 2) == second
                    && fields.get(at + 3) == agenda) {
                return table[slot] - 1;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        fields.add(world);
        fields.add(first);
        fields.add(second);
        fields.add(agenda);
        table[slot] = size();
        if (size() > table.length / 2) {
            grow();
        }
        return size() - 1;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int number = 0; number < size(); number++) {
            int at = number * FIELDS;
            int slot =
                    hash(fields.get(at), fields.get(at + 1), fields.get(at + 2), fields.get(at + 3))
                            & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = number + 1;
        }
    }

    private static int hash(int world, int first, int second, int agenda) {
        long mixed = ((world * 31L + first) * 1_000_003L + second) * 1_000_033L + agenda;
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
