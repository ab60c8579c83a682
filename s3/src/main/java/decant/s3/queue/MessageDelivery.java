package decant.s3.queue;

import decant.live.Delivery;

/** A message in the hands of the engine. */
final class MessageDelivery implements Delivery {
    private final HeldMessages held;
    private final QueueMessage message;

    MessageDelivery(HeldMessages held, QueueMessage message) {
        this.held = held;
        this.message = message;
    }

    /** Whoever received it before may have died over it. */
    @Override
    public boolean isRepeated() {
        return message.receives() > 1;
    }

    @Override
    public void acknowledge() {
        held.acknowledge(message);
    }

    @Override
    public void giveBack() {
        held.giveBack(message);
    }
}
