package decant.cli.demo;

import decant.store.StoreException;
import java.util.Map;
import java.util.SplittableRandom;

/** The way of a bucket, from its first event to the last trace of a migration. For one run. */
final class Journey {
    private static final String QUIET_FOR = "1s";

    private final Play play;
    private final Demo.Cast cast;
    private final Application application;
    private final Operator operator;
    private final Narrator narrator;
    private final Bystander bystander;

    Journey(Play play, Demo.Cast cast, Operator operator, Narrator narrator, Bystander bystander) {
        this.play = play;
        this.cast = cast;
        this.application = cast.application();
        this.operator = operator;
        this.narrator = narrator;
        this.bystander = bystander;
    }

    DemoReport.Way go() throws StoreException, InterruptedException {
        try (Operator.Gauge gauge = operator.measure(play.scale().measuredEvery())) {
            operator.awaitConverged();
            calm();
            try (Reader reader = reader()) {
                boolean switched = play.goesBack() ? thereAndBackAndThere() : there();
                if (switched) {
                    narrator.chapter("The application lives in " + cast.world().target().region());
                    application.letWrite(play.scale().writesOn());
                }
                application.stopWriting();
                bystander.atTheTarget(cast.world());
                reader.stop();
                cast.visitors().stop();
                cast.stranger().stop();
                gauge.stop();
                Map<String, Object> last = operator.statusOfLiving();
                return new DemoReport.Way(switched, switched && finish(), last, reader.sight());
            }
        }
    }

    private void calm() {
        if (play.chaos()) {
            cast.world().regions().endChaos();
            narrator.say("From now on requests are answered again.");
        }
    }

    private Reader reader() {
        DemoWorld world = cast.world();
        return new Reader(
                world.targetClient(),
                world.versions(),
                world.exposureLimit(),
                play.scale().userPause(),
                new SplittableRandom(play.seed()));
    }

    private boolean there() throws StoreException, InterruptedException {
        narrator.chapter("decant migrate cutover: visitors first, then writers, with a link back");
        application.refrain(true);
        application.letOpenedArrive();
        boolean switched = operator.cutOver();
        application.refrain(false);
        return switched;
    }

    private boolean thereAndBackAndThere() throws StoreException, InterruptedException {
        if (!there()) {
            return false;
        }
        application.letWrite(play.scale().writesOn());
        narrator.chapter("decant migrate rollback: to the source, with all that was written");
        application.refrain(true);
        application.letOpenedArrive();
        boolean back = operator.rollBack();
        application.refrain(false);
        if (!back) {
            return false;
        }
        operator.convergeAgain();
        return there();
    }

    private boolean finish() throws StoreException, InterruptedException {
        narrator.chapter("decant migrate finish: nothing is left of it in either bucket");
        return operator.finish(QUIET_FOR);
    }
}
