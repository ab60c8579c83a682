package decant.cli.alert;

import java.time.Duration;

/**
 * From when on somebody should look.
 *
 * @param blocked for so long a gate may stay closed when everything else is done
 * @param lag by so much the target may be behind
 * @param exposure so long it may take until the target is no more public than the source
 */
public record Bounds(Duration blocked, Duration lag, Duration exposure) {}
