package decant.benchmark.process;

import java.util.Map;

/** Figures of a process by their names, such as {@code cpu-seconds} or {@code requests CopyObject}. Immutable. */
public record Stats(Map<String, Double> figures) {
    private static final String REQUESTS = "requests ";

    public Stats {
        figures = Map.copyOf(figures);
    }

    /** One of them; 0 where it is not known. */
    public double of(String name) {
        return figures.getOrDefault(name, 0.0);
    }

    /** Requests of every operation. */
    public long requests() {
        return Math.round(
                figures.entrySet().stream()
                        .filter(figure -> figure.getKey().startsWith(REQUESTS))
                        .mapToDouble(Map.Entry::getValue)
                        .sum());
    }
}
