package decant.s3.queue;

import decant.store.StoreException;
import java.time.Duration;
import java.util.List;

/** The calls by which somebody reads a queue, so that tests can count them and answer when they like. */
interface QueueCalls {
    /** See {@link SqsQueue#receive}. */
    List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException;

    /** See {@link SqsQueue#delete}. */
    void delete(List<QueueMessage> messages) throws StoreException;

    /** See {@link SqsQueue#lease}. */
    void lease(List<QueueMessage> messages, Duration lease) throws StoreException;

    /** See {@link SqsQueue#send}. */
    void send(String body) throws StoreException;

    /** Those of a real queue. */
    static QueueCalls of(SqsQueue queue) {
        return new QueueCalls() {
            @Override
            public List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException {
                return queue.receive(wait, lease);
            }

            @Override
            public void delete(List<QueueMessage> messages) throws StoreException {
                queue.delete(messages);
            }

            @Override
            public void lease(List<QueueMessage> messages, Duration lease) throws StoreException {
                queue.lease(messages, lease);
            }

            @Override
            public void send(String body) throws StoreException {
                queue.send(body);
            }
        };
    }
}
