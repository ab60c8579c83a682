package decant.cli.plan;

import decant.cli.output.Figures;
import decant.cli.price.Money;
import decant.cli.price.PriceTable;
import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What AWS offers for the same, held to this very bucket. */
final class Alternatives {
    private Alternatives() {}

    static List<Alternative> of(MoveForecast forecast, Survey source, Survey target, PriceTable table) {
        boolean aws = source.aws() && target.aws();
        Optional<Money> transfer = table.transfer(source.region(), target.region(), forecast.bytes());
        long keys = forecast.sample().all();
        // Each pays the job, a PUT or COPY for each object, and the same transfer.
        Optional<Money> money =
                aws && forecast.sample().known()
                        ? PriceTable.sum(List.of(table.batchJob(keys), table.writes(target.region(), keys), transfer))
                        : Optional.empty();
        return List.of(
                new Alternative(
                        "S3 Replication with Batch Replication", aws, money, replication(forecast, source, target)),
                new Alternative("S3 Batch Operations, a copy job", aws, money, batch(forecast)));
    }

    private static List<String> replication(MoveForecast forecast, Survey source, Survey target) {
        List<String> says = new ArrayList<>();
        says.add("Keeps version ids, times of last write and Object Lock, which no copy can; nothing to run.");
        says.add(
                "Needs versions on both sides: "
                        + versions("the source", source)
                        + ", "
                        + versions("the target", target)
                        + ".");
        says.add(
                "Does not carry what lifecycle rules remove, nor, unless told, deletions; leaves archived objects"
                        + archived(forecast)
                        + ".");
        says.add("Has no cutover, no way back, and no proof that both sides are equal.");
        return says;
    }

    private static String versions(String side, Survey survey) {
        SettingAnswer versioning = survey.of(Setting.VERSIONING);
        if (versioning instanceof SettingAnswer.NotKnown) {
            return "whether " + side + " keeps them is not known";
        }
        return side + (versioning.text("Status").equals("Enabled") ? " keeps them" : " does not keep them now");
    }

    private static String archived(MoveForecast forecast) {
        long archived = forecast.sample().projected(forecast.sample().archived());
        return archived == 0 ? "" : " (about " + Figures.count(archived) + " here)";
    }

    private static List<String> batch(MoveForecast forecast) {
        long large = forecast.sample().projected(forecast.sample().large());
        List<String> says = new ArrayList<>();
        says.add("Right for a bucket that nobody writes to, and for a first fill of an empty target.");
        says.add(
                "Copies no object over 5 GiB"
                        + (large == 0 ? " (none was seen here)" : " (about " + Figures.count(large) + " here)")
                        + ", and gives all copies of a job one access list.");
        says.add("Overwrites without a condition, so that it can put an old state over a newer one of a live bucket.");
        says.add("Follows no changes: what is written, deleted or closed meanwhile is yours to find.");
        return says;
    }
}
