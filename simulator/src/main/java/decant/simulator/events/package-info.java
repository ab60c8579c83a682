/**
 * Events as S3 sends them: {@link decant.simulator.events.EventText} writes one, {@link
 * decant.simulator.events.HttpPush} carries them to a receiver by HTTP, as a persistent topic of RADOS Gateway does.
 */
@NullMarked
package decant.simulator.events;

import org.jspecify.annotations.NullMarked;
