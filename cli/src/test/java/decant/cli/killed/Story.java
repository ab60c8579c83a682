package decant.cli.killed;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.killed.Operator.Moment;
import decant.cli.killed.Operator.Order;
import decant.migration.CutoverStep;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.s3.application.SdkBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A whole migration with a rollback in the middle: killed once in each step to convergence, in each step of a cutover
 * (some of them the first time, the others the second), in those of the rollback, at rest, and in the end.
 */
final class Story {
    /** A step may be short: whoever dies later dies in the next one. */
    private static final Duration SOON = Duration.ofMillis(400);

    private static final List<String> TO_CONVERGENCE =
            List.of(
                    "Step: proof",
                    "Step: backfill",
                    "Step: access-lists",
                    "Step: closing-pass",
                    "Step: verification",
                    "Converged");
    private static final List<String> BACK =
            List.of(
                    "Rollback: both links carry",
                    "Rollback: the source takes writes",
                    "Rollback: the CDN reads from the source, ",
                    "Rollback: the CDN reads from the source alone",
                    "Rollback: the application's writers",
                    "Rollback: events of both buckets",
                    "Rollback: the link back");
    private static final List<String> TO_THE_END = List.of("Finish: the links end", "Finish: what Decant has written");

    /** A rollback is asked for when the cutover is at one of these, or has come to its end. */
    private static final List<CutoverStep> TURNS =
            List.of(CutoverStep.WRITERS, CutoverStep.DRAIN, CutoverStep.COMPARISON);

    private final Operator operator;
    private final Application application;
    private final SdkBucket source;
    private final SdkBucket target;
    private final Random random;
    private final Duration draining;

    /**
     * @param draining about how long a drain takes, within which it is killed
     */
    Story(
            Operator operator,
            Application application,
            SdkBucket source,
            SdkBucket target,
            Random random,
            Duration draining) {
        this.operator = operator;
        this.application = application;
        this.source = source;
        this.target = target;
        this.random = random;
        this.draining = draining;
    }

    void tell() throws Exception {
        operator.start();
        application.begin();
        converge("converged", TO_CONVERGENCE, Order.NONE);

        List<CutoverStep> steps = new ArrayList<>(List.of(CutoverStep.values()));
        Collections.shuffle(steps, random);
        int half = steps.size() / 2;
        forth(steps.subList(0, half), random.nextBoolean());
        back();
        hold("source", source);
        hold("target, which follows", target);
        converge(
                "converged again",
                List.of(pick(TO_CONVERGENCE.subList(3, 6))),
                new Order(is("rolled-back"), List.of("migrate", "verify")));
        forth(steps.subList(half, steps.size()), false);

        operator.killAt(List.of(new Moment("Switched: ", draining)));
        work();
        application.stop();
        hold("target", target);
        hold("source, which follows", source);
        finish();
    }

    private void converge(String what, List<String> killedAt, Order order) throws Exception {
        say(what);
        operator.killAt(moments(killedAt));
        operator.until(what, Standing::isConverged, order);
        work();
    }

    /**
     * A cutover.
     *
     * @param turns whether it is on its way still when the rollback is asked for
     */
    private void forth(List<CutoverStep> killedAt, boolean turns) throws Exception {
        application.careful(true);
        operator.killAt(killedAt.stream().map(this::moment).toList());
        Order order =
                new Order(
                        is("staying").or(is("to-target").and(Standing::isStopped)),
                        List.of("migrate", "cutover", "--yes"));
        if (turns) {
            CutoverStep turn = pick(TURNS);
            say("on the way to the target, as far as " + turn.word());
            operator.until(
                    turn.word(), is("at-target").or(_ -> operator.hasSaid("Cutover: " + turn.word() + ":")), order);
        } else {
            say("to the target");
            operator.until("at the target", is("at-target"), order);
            work();
        }
    }

    private void back() throws Exception {
        say("back to the source");
        operator.killAt(moments(BACK));
        operator.until(
                "rolled back",
                is("rolled-back"),
                new Order(
                        is("to-target").or(is("at-target")).or(is("to-source").and(Standing::isStopped)),
                        List.of("migrate", "rollback", "--yes")));
        application.careful(false);
    }

    private void finish() throws Exception {
        say("to the end");
        operator.killAt(moments(List.of(pick(TO_THE_END))));
        operator.until(
                "finished",
                is("finished"),
                new Order(
                        is("at-target").or(is("finishing").and(Standing::isStopped)),
                        List.of("migrate", "finish", "--yes", "--quiet-for", "1s")));
        operator.ended();
        assertThat(application.model().differences(target)).as("the target").isEmpty();
        assertThat(application.model().differences(source)).as("the source").isEmpty();
        for (SdkBucket bucket : List.of(source, target)) {
            Set<ObjectKey> there = bucket.list().keySet();
            assertThat(there).noneMatch(key -> key.toString().startsWith(ReservedKeys.FOLDER));
        }
        say("%d kills, %d deeds, %d keys".formatted(operator.kills(), application.deeds(), application.model().size()));
    }

    /** Lets the application work for a while. */
    private void work() throws Exception {
        long before = application.deeds();
        while (application.deeds() < before + 40) {
            operator.live();
            Thread.sleep(20);
        }
    }

    /** A bucket holds what the application wrote, and nothing else, as soon as events have come. */
    private void hold(String name, SdkBucket bucket) throws Exception {
        application.pause();
        try {
            List<String> differences = application.model().differences(bucket);
            for (int i = 0; i < 100 && !differences.isEmpty(); i++) {
                operator.live();
                Thread.sleep(300);
                differences = application.model().differences(bucket);
            }
            assertThat(differences).as("the %s; %s", name, String.join("\n", operator.story())).isEmpty();
        } finally {
            application.goOn();
        }
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Predicate<Standing> is(String course) {
        return standing -> course.equals(standing.course());
    }

    private List<Moment> moments(List<String> lines) {
        return lines.stream().map(line -> new Moment(line, line.contains("events of both") ? draining : SOON)).toList();
    }

    private Moment moment(CutoverStep step) {
        return new Moment("Cutover: " + step.word() + ":", step == CutoverStep.DRAIN ? draining : SOON);
    }

    private void say(String what) {
        System.out.printf("%tT  %s; killed %d times so far%n", System.currentTimeMillis(), what, operator.kills());
    }
}
