package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.cli.listen.EventServer;
import decant.cli.listen.Intake;
import decant.cli.listen.Secret;
import decant.cli.listen.Tls;
import decant.s3.queue.QueueUrl;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Where the events of a source come from. */
public sealed interface EventPlace {
    /**
     * Out of a queue.
     *
     * @param deadLetters where messages go that are not understood; empty for the queue's own redrive policy
     */
    record Queue(QueueUrl url, Optional<QueueUrl> deadLetters) implements EventPlace {}

    /**
     * Sent here by HTTP.
     *
     * @param tls who is trusted to send; empty for a connection in the clear
     */
    record Here(InetSocketAddress address, Secret secret, Optional<Tls> tls) implements EventPlace {
        /**
         * Listens there from now on.
         *
         * @param whose events they are, as it stands in a sentence: {@code the source's}
         * @param intake where messages go at first
         * @throws Refusal if nothing can listen there
         */
        public EventServer listen(String whose, Intake intake) {
            return EventServer.start(whose, address, tls, secret, intake);
        }
    }
}
