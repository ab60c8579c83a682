package decant.cli.plan;

import decant.cli.buckets.OpenPair;
import decant.cli.budget.BudgetPlan;
import decant.cli.options.AclOptions;
import decant.cli.options.EventPlace;
import decant.cli.price.PriceTable;
import decant.flow.Caps;
import decant.s3.plan.AclChoice;
import decant.s3.plan.AclPlan;
import decant.s3.survey.Survey;
import decant.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at two opened buckets, and writes to neither.
 *
 * @param acl what was asked for about access lists
 * @param keepsParts whether copies keep the parts of their originals
 * @param place where events will come from; empty where nothing says so
 * @param caps limits of the migration
 * @param budget what may be spent, and by which prices it is reckoned
 * @param now when the plan is made
 */
public record Planner(
        AclOptions acl, boolean keepsParts, Optional<EventPlace> place, Caps caps, BudgetPlan budget, Instant now) {
    /** Bucket names, as policies have them. */
    public record Names(String source, String target) {}

    /** What was found. */
    public record Found(
            List<Check> checks, CarryOver carryOver, MoveForecast forecast, List<Alternative> alternatives) {}

    /**
     * Makes some thirty requests, beside the sample.
     *
     * @throws StoreException if a bucket cannot be asked
     */
    public Found look(OpenPair pair, AclPlan.Sides sides, Sample sample, Names names) throws StoreException {
        Survey source = pair.surveys().source().ask();
        Survey target = pair.surveys().target().ask();
        PriceTable prices = budget.table();
        List<Check> checks = new ArrayList<>();
        checks.addAll(ObjectChecks.of(pair.link().source(), sample));
        checks.addAll(AccessChecks.of(acl, sides, source, target));
        checks.addAll(SettingChecks.of(source, target));
        checks.addAll(LifecycleChecks.of(source, target, now));
        checks.add(NotificationChecks.ofSource(source, place));
        checks.add(ExposureCheck.of(source, sides, place.isPresent()));
        checks.add(NotificationChecks.ofTarget(target, sample, prices));
        checks.add(UploadChecks.of(source.uploads(), now));
        CarryOver carryOver = CarryOver.of(source, names.source(), target, names.target());
        checks.add(carryOver.check());
        boolean readsAcls = acl.choice() == AclChoice.PRESERVE;
        RequestForecast requests = RequestForecast.of(sample, readsAcls, keepsParts);
        MoveForecast forecast = MoveForecast.of(sample, requests, source, target, caps, budget);
        checks.addAll(BudgetChecks.of(forecast, budget));
        return new Found(checks, carryOver, forecast, Alternatives.of(forecast, source, target, prices));
    }
}
