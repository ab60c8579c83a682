package decant.cli.alert;

import decant.cli.migration.Hook;
import decant.cli.output.Json;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A program of the operator's that is run for each message, which stands in its environment. */
public record Command(Hook program, String version) implements Channel {
    @Override
    public String send(Alert alert) throws InterruptedException {
        StringWriter body = new StringWriter();
        Json.writeLine(alert.document(version), body);
        Map<String, String> about = new LinkedHashMap<>();
        about.put("DECANT_ALERT", alert.cause().word());
        about.put("DECANT_ALERT_STATE", alert.state());
        about.put("DECANT_ALERT_TEXT", alert.text());
        about.put("DECANT_ALERT_JSON", body.toString().strip());
        about.put("DECANT_PHASE", alert.phase());
        about.put("DECANT_SOURCE", alert.source());
        about.put("DECANT_TARGET", alert.target());
        return program.run(about);
    }
}
