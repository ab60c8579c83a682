package decant.proof;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Walks through a value that is made of records and lists, to whatever else there is in it. */
final class Values {
    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return Shape.of(type);
                }
            };

    private Values() {}

    /** How a record is taken apart and put together. */
    private record Shape(List<Method> accessors, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
                Constructor<?> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                List<Method> accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toList();
                accessors.forEach(accessor -> accessor.setAccessible(true));
                return new Shape(accessors, constructor);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Shows every part that is neither a record nor a list. */
    static void visit(Object value, Consumer<Object> seen) {
        switch (value) {
            case Record record -> {
                for (Method accessor : SHAPES.get(record.getClass()).accessors) {
                    Object part = part(record, accessor);
                    if (part != null) {
                        visit(part, seen);
                    }
                }
            }
            case List<?> list -> list.forEach(part -> visit(part, seen));
            default -> seen.accept(value);
        }
    }

    /** The same value with each of those parts replaced; it itself where none becomes another. */
    @SuppressWarnings("unchecked") // a record's copy is of its type
    static <T> T replace(T value, UnaryOperator<Object> replacement) {
        return (T) replaced(value, replacement);
    }

    private static Object replaced(Object value, UnaryOperator<Object> replacement) {
        return switch (value) {
            case Record record -> replacedParts(record, replacement);
            case List<?> list -> replacedParts(list, replacement);
            default -> replacement.apply(value);
        };
    }

    @SuppressWarnings("ReferenceEquality") // the very same list is one in which nothing was replaced
    private static Object replacedParts(List<?> list, UnaryOperator<Object> replacement) {
        List<Object> parts = new ArrayList<>();
        boolean isOther = false;
        for (Object before : list) {
            Object after = replaced(before, replacement);
            parts.add(after);
            isOther |= after != before;
        }
        return isOther ? List.copyOf(parts) : list;
    }

    @SuppressWarnings("ReferenceEquality") // the very same value is one in which nothing was replaced
    private static Object replacedParts(Record record, UnaryOperator<Object> replacement) {
        Shape shape = SHAPES.get(record.getClass());
        Object[] parts = new Object[shape.accessors.size()];
        boolean isOther = false;
        for (int i = 0; i < parts.length; i++) {
            Object before = part(record, shape.accessors.get(i));
            parts[i] = before == null ? null : replaced(before, replacement);
            isOther |= parts[i] != before;
        }
        try {
            return isOther ? shape.constructor.newInstance(parts) : record;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable Object part(Record record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
