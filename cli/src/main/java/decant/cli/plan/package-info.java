/** What a run will do, by the options of the command line, or a refusal: {@link decant.cli.plan.AclPlans}. */
@NullMarked
package decant.cli.plan;

import org.jspecify.annotations.NullMarked;
