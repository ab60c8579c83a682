package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenBucket;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.flow.Caps;
import decant.migration.Control;
import decant.migration.ControlObject;
import decant.reconcile.Policy;
import decant.s3.S3Settings;
import decant.store.StoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A change of a target's control object, whichever verb asks for it. */
interface ControlChange {
    /** What the object is to say. */
    Control changed(Control control, Instant now);

    /**
     * What came of it, in words.
     *
     * @param settled when no request sent under the former state can take effect any more
     */
    String done(String target, Control control, Instant settled);

    /** Makes it. */
    default Ending make(S3Settings target, Environment environment) throws StoreException {
        Gates gates = new Gates(Caps.DEFAULT, environment.random(), environment.ticker());
        try (OpenBucket open = environment.buckets().open(target, gates)) {
            ControlObject object = new ControlObject(open.own());
            Instant now = environment.clock().instant().truncatedTo(ChronoUnit.SECONDS);
            Control control = gates.opening(() -> object.change(before -> changed(before, now)));
            Instant settled = control.changed().plus(ControlObject.settlingTime(Policy.DEFAULT_LATE_LANDING));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("target", target.uri().toString());
            document.put("phase", control.phase().word());
            document.put("epoch", control.epoch());
            document.put("paused", control.paused());
            document.put("changed", control.changed());
            document.put("settled", settled);
            return new Ending(ExitCode.OK, List.of(done(target.uri().toString(), control, settled)), document);
        }
    }
}
