package decant.cli.report;

import decant.migration.Gate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A gate as it was seen. */
public record GateState(String gate, boolean open, String reason) {
    /** Gates as they are now. */
    public static List<GateState> of(List<Gate> gates) {
        return gates.stream().map(GateState::of).toList();
    }

    private static GateState of(Gate gate) {
        return new GateState(gate.name().word(), gate.isOpen(), gate.reason());
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("gate", gate);
        document.put("open", open);
        document.put("reason", reason);
        return document;
    }

    /** What a document of several says. */
    static List<GateState> read(Object gates) {
        return gates instanceof List<?> list ? list.stream().map(GateState::readOne).toList() : List.of();
    }

    private static GateState readOne(Object one) {
        return one instanceof Map<?, ?> gate
                ? new GateState(
                        String.valueOf(gate.get("gate")),
                        Boolean.TRUE.equals(gate.get("open")),
                        String.valueOf(gate.get("reason")))
                : new GateState("", false, "");
    }
}
