/**
 * What a run will do, decided from what was asked for and what the buckets turned out to be: {@link
 * decant.s3.plan.AclPlan} says who may read what at the target, or why that cannot be said; {@link
 * decant.s3.plan.Overlap} whether two buckets are too much the same.
 */
@NullMarked
package decant.s3.plan;

import org.jspecify.annotations.NullMarked;
