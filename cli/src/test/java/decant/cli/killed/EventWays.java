package decant.cli.killed;

import decant.cli.QueueRelay;
import decant.cli.killed.OperatorsDesk.Events;
import decant.s3.queue.ElasticQueues;
import java.io.IOException;

/**
 * The ways of both buckets' events: to ports of the program, where they are on its disk, or, with {@code
 * -Ddecant.kills.by=queues}, to queues of SQS, where what a killed process had received is out until its lease ends.
 */
interface EventWays extends AutoCloseable {
    /** As the program is told of them. */
    Events events();

    /** Where the store sends those of the source. */
    int there();

    /** Where it sends those of the target. */
    int back();

    @Override
    default void close() {}

    static EventWays chosen() throws IOException {
        if (!"queues".equals(System.getProperty("decant.kills.by"))) {
            return ByPorts.free();
        }
        System.out.println("Events come out of queues, as with -Ddecant.kills.by=queues");
        return ByQueues.open();
    }

    /** To ports of the program. */
    record ByPorts(int there, int back) implements EventWays {
        static ByPorts free() throws IOException {
            return new ByPorts(OperatorsDesk.freePort(), OperatorsDesk.freePort());
        }

        @Override
        public Events events() {
            return new Events("listen:" + there, "listen:" + back);
        }
    }

    /** To queues of a server of their own. */
    record ByQueues(ElasticQueues queues, Events events, QueueRelay relayThere, QueueRelay relayBack)
            implements EventWays {
        /** More often than a process is killed. */
        private static final int MAX_RECEIVES = 100;

        static ByQueues open() throws IOException {
            ElasticQueues queues = new ElasticQueues();
            Events events = new Events(queue(queues, "source"), queue(queues, "target"));
            return new ByQueues(
                    queues, events, new QueueRelay(queues, events.there()), new QueueRelay(queues, events.back()));
        }

        private static String queue(ElasticQueues queues, String name) {
            queues.create(name + "-dead");
            return queues.create(name, name + "-dead", MAX_RECEIVES);
        }

        @Override
        public int there() {
            return relayThere.port();
        }

        @Override
        public int back() {
            return relayBack.port();
        }

        @Override
        public void close() {
            relayThere.close();
            relayBack.close();
            queues.close();
        }
    }
}
