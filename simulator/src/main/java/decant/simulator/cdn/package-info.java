/**
 * An edge in front of buckets, as CloudFront is one where a migration is concerned: {@link decant.simulator.cdn.Cdn}
 * serves visitors from its cache and its {@link decant.simulator.cdn.Origins}, and is told by HTTP which origins to use
 * and what to forget.
 */
@NullMarked
package decant.simulator.cdn;

import org.jspecify.annotations.NullMarked;
