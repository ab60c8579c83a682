package decant.proof;

/**
 * Every situation that was met, each once, by a number in the order of their meeting. Its parts are pooled: millions of
 * situations have some thousands of worlds, actors' states and agendas. For one thread.
 */
final class Situations {
    final Pool<World> worlds = new Pool<>();
    final Pool<ActorState> actors = new Pool<>();
    final Pool<Situation.Agenda> agendas = new Pool<>();
    private final Tuples tuples = new Tuples();

    int size() {
        return tuples.size();
    }

    Situation get(int number) {
        return get(world(number), first(number), second(number), agenda(number));
    }

    Situation get(int world, int first, int second, int agenda) {
        return new Situation(worlds.value(world), actors.value(first), actors.value(second), agendas.value(agenda));
    }

    int world(int number) {
        return tuples.get(number, 0);
    }

    int first(int number) {
        return tuples.get(number, 1);
    }

    int second(int number) {
        return tuples.get(number, 2);
    }

    int agenda(int number) {
        return tuples.get(number, 3);
    }

    /** The number of a situation; {@link #size} has grown if it had not been met. */
    int number(Situation situation) {
        return number(
                worlds.number(situation.world()),
                actors.number(situation.first()),
                actors.number(situation.second()),
                agendas.number(situation.agenda()));
    }

    /** The same of a situation whose parts are in the pools. */
    int number(int world, int first, int second, int agenda) {
        return tuples.number(world, first, second, agenda);
    }
}
