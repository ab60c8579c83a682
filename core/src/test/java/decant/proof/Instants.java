package decant.proof;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Renames the times inside a value made of records, wherever they are. */
final class Instants {
    private final UnaryOperator<Instant> name;

    Instants(UnaryOperator<Instant> name) {
        this.name = name;
    }

    @SuppressWarnings("unchecked") // a record's copy is of its type
    <T> T in(T value) {
        return (T) renamed(value);
    }

    private Object renamed(Object value) {
        return switch (value) {
            case Instant time -> name.apply(time);
            case Record record -> renamed(record);
            default -> value;
        };
    }

    @SuppressWarnings("ReferenceEquality") // the very same value is one in which nothing was renamed
    private Object renamed(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean isOther = false;
        try {
            for (int i = 0; i < components.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                Object before = accessor.invoke(record);
                values[i] = before == null ? null : renamed(before);
                isOther |= values[i] != before;
            }
            if (!isOther) {
                return record;
            }
            Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
