/**
 * What a run will do, decided from what was asked for and what the buckets turned out to be: {@link
 * decant.cli.plan.AclPlan} says who may read what at the target, or why that cannot be said.
 */
@NullMarked
package decant.cli.plan;

import org.jspecify.annotations.NullMarked;
