/**
 * What goes wrong, and when: {@link decant.simulator.faults.Faults} decides by script and by seed which {@link
 * decant.simulator.faults.Fault} befalls a {@link decant.simulator.faults.Call}; {@link
 * decant.simulator.faults.RateLimits} turns calls away that a key range has no more capacity for.
 */
@NullMarked
package decant.simulator.faults;

import org.jspecify.annotations.NullMarked;
