/**
 * What a dashboard shows as figures for Prometheus: {@link decant.dashboard.metrics.Metrics} names each, as {@code
 * docs/metrics.md} does.
 */
@NullMarked
package decant.dashboard.metrics;

import org.jspecify.annotations.NullMarked;
