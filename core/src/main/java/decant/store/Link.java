package decant.store;

/**
 * A source and a target, the way bytes get from one to the other, and what both were found to honour.
 *
 * @param source read only: nothing in this program writes through it
 */
public record Link(ObjectStore source, ObjectStore target, Copier copier, Capabilities capabilities) {
    /** The same link with every call passing through these interceptors; copies count as calls to the target. */
    public Link intercept(Interceptor atSource, Interceptor atTarget) {
        return new Link(
                new InterceptedStore(source, atSource),
                new InterceptedStore(target, atTarget),
                order -> atTarget.call(Operation.COPY, order.key(), () -> copier.copy(order)),
                capabilities);
    }
}
