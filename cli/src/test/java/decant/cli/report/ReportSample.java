package decant.cli.report;

import decant.cli.budget.Bill;
import decant.cli.budget.Counted;
import decant.cli.budget.Places;
import decant.cli.latency.LatencyCourse;
import decant.cli.ledger.BucketSide;
import decant.cli.ledger.Chronicle;
import decant.cli.ledger.ChronicleRow;
import decant.cli.ledger.EndedPass;
import decant.cli.ledger.History;
import decant.cli.ledger.SaidLine;
import decant.cli.ledger.Sample;
import decant.cli.ledger.UploadTime;
import decant.cli.migration.Remembered;
import decant.cli.price.PriceTable;
import decant.ledger.ParkedKey;
import decant.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

/** A migration of two days, with a killed process, a parked key of a hostile name, and a cutover. */
final class ReportSample {
    static final Instant BEGUN = Instant.parse("2026-11-20T08:12:00Z");
    static final String HOSTILE = "users/<script>alert(1)</script>/\"'&\u202Egpj.exe\u0007";

    private ReportSample() {}

    static ReportInput input(boolean running) {
        ReportFacts facts = facts(running);
        Counted counted = Counted.in(facts.rows());
        return new ReportInput(
                "s3://pictures-us/",
                "s3://pictures-eu/",
                facts,
                BEGUN.plus(Duration.ofHours(50)),
                "1.0",
                Bill.of(counted, Places.in(facts.rows()), PriceTable.dated(), false),
                OptionalDouble.of(900),
                Optional.of(LatencyCourse.of(uploads(), List.of(), facts.marksWith(List.of()))));
    }

    static ReportFacts facts(boolean running) {
        Map<String, String> rows =
                new TreeMap<>(
                        new Counted(
                                        Map.of(
                                                "source.LIST",
                                                101_204L,
                                                "source.READ_ACL",
                                                50_310_240L,
                                                "source.LOOK",
                                                26_104_000L,
                                                "target.COPY",
                                                25_411_870L,
                                                "target.LIST",
                                                127_300L,
                                                "target.READ_ACL",
                                                25_300_000L,
                                                "copies",
                                                25_402_113L,
                                                "bytes",
                                                3_412_870_445_120L))
                                .rows());
        rows.putAll(new Places("us-east-1", "eu-west-1", true).rows());
        rows.put(Keeper.ALIVE, at(49).toString());
        rows.put(Keeper.CERTIFICATE, CERTIFICATE);
        List<GateState> gates =
                List.of(
                        new GateState("heartbeat", true, "its beats come back"),
                        new GateState("backfill", true, "ended at 2026-11-20T14:31:07Z"),
                        new GateState("access lists", true, "ended at 2026-11-20T18:02:41Z"),
                        new GateState("closing pass", true, "ended at 2026-11-21T03:10:00Z"),
                        new GateState("verified", true, "both sides were found equal"),
                        new GateState("looked again", true, "no key is left to be looked at"),
                        new GateState("parked", false, "1 key parked"),
                        new GateState("events", true, "3 messages waiting, no dead letter"),
                        new GateState("lag", true, "0.8 s of 5.0 s"),
                        new GateState("hold", true, "nobody holds it"));
        Standing standing = new Standing("switched", false, "converging", running, gates, at(49));
        ParkedKey parked =
                new ParkedKey(
                        ObjectKey.of(HOSTILE), "hot", "It changed 8 times while it was copied <b>at once</b>.", at(9));
        ParkedKey resolved =
                new ParkedKey(
                        ObjectKey.of("users/0042/avatar.png"), "denied", "Its access list cannot be read.", at(3));
        return new ReportFacts(
                standing,
                rows,
                new Chronicle(chronicle(), Map.of(), List.of(parked), 1, List.of(resolved), 1),
                history());
    }

    private static List<ChronicleRow> chronicle() {
        return List.of(
                row(0, Remembered.PROCESS_BEGAN, ""),
                row(0, Remembered.PHASE, "live"),
                row(0, Remembered.STEP, "proof"),
                row(0.1, Remembered.PHASE, "backfilling"),
                row(0.1, Remembered.STEP, "backfill"),
                row(3.2, Remembered.PROCESS_ENDED, "killed"),
                row(4.5, Remembered.PROCESS_BEGAN, ""),
                row(4.5, Remembered.STEP, "backfill"),
                row(6.3, Remembered.STEP, "access-lists"),
                row(9.8, Remembered.STEP, "closing-pass"),
                row(19, Remembered.STEP, "verification"),
                row(20.2, Remembered.VERIFIED, "EQUAL"),
                row(20.4, Remembered.PHASE, "converged"),
                row(26, Remembered.PHASE, "switching"),
                row(26.3, Remembered.WRITERS, "target"),
                row(26.4, Remembered.PHASE, "switched"),
                row(49, Remembered.PROCESS_ENDED, ""));
    }

    private static History history() {
        return new History(
                samples(),
                List.of(
                        pass("backfill", 0.1, 6.3, 25_310_244, 25_308_101, 0),
                        pass("access-lists", 6.3, 9.8, 25_320_000, 0, 48_211),
                        pass("closing-pass", 9.8, 19, 25_350_000, 12, 3)),
                List.of(
                        new SaidLine(at(0.1), "Step: backfill."),
                        new SaidLine(at(20.2), "Verified 25,351,007 keys: 0 different, 112 written meanwhile.")));
    }

    private static EndedPass pass(String step, double begun, double ended, long keys, long copied, long lists) {
        return new EndedPass(
                step,
                at(begun),
                at(ended),
                Map.of(
                        "source.keys",
                        keys,
                        "equal",
                        keys - copied,
                        "copied",
                        copied,
                        "copied.bytes",
                        copied * 134_000,
                        "repaired",
                        lists,
                        "repaired.acl",
                        lists));
    }

    private static List<Sample> samples() {
        Random random = new Random(9);
        List<Sample> samples = new ArrayList<>();
        long copied = 0;
        long followed = 0;
        for (int i = 0; i < 49 * 40; i++) {
            double hour = i / 40.0;
            if (hour > 3.2 && hour < 4.5) {
                continue;
            }
            copied += hour < 6.3 ? 90L * (1300 + random.nextInt(400)) : 0;
            followed += (long) (90 * (40 + 30 * Math.sin(hour / 3.8) + random.nextInt(8)));
            long lag = 600L + random.nextInt(500) + (hour > 12 && hour < 12.4 ? 9_000 : 0);
            long exposure = random.nextInt(3) == 0 ? 700L + random.nextInt(1_900) : Sample.UNKNOWN;
            samples.add(
                    new Sample(
                            at(hour),
                            "backfilling",
                            "backfill",
                            0,
                            0,
                            copied,
                            copied * 134_000,
                            followed,
                            lag,
                            exposure,
                            0,
                            0,
                            3,
                            64,
                            ""));
        }
        return samples;
    }

    private static ChronicleRow row(double hours, String kind, String text) {
        return new ChronicleRow(at(hours), kind, text);
    }

    private static Instant at(double hours) {
        return BEGUN.plusMillis((long) (hours * 3_600_000));
    }

    private static List<UploadTime> uploads() {
        Random random = new Random(7);
        List<UploadTime> uploads = new ArrayList<>();
        for (int minute = 0; minute < 49 * 60; minute += 5) {
            Instant at = BEGUN.plusSeconds(60L * minute);
            double busy = 1 + 0.25 * Math.sin(minute / 230.0);
            uploads.add(upload(at, BucketSide.SOURCE, 212_000 * busy, random));
            uploads.add(upload(at, BucketSide.TARGET, 41_000 * busy, random));
        }
        return uploads;
    }

    private static UploadTime upload(Instant at, BucketSide side, double micros, Random random) {
        double spread = 1 + Math.abs(random.nextGaussian()) * 0.12 + (random.nextInt(40) == 0 ? 0.5 : 0);
        return new UploadTime(at, side, 100_000, (long) (micros * spread), "");
    }

    static final String CERTIFICATE =
            """
            {"decant":"1.0","verdict":"EQUAL","begun":"2026-11-21T03:12:00Z","ended":"2026-11-21T04:24:00Z",\
            "sourceKeys":25351007,"sourceBytes":3401200000000,"targetKeys":25351007,"targetBytes":3401200000000,\
            "findings":{"WITHHELD":3},"deepKeys":0,"equalByReceipt":120,"relistedSpans":16,"relistingFailures":[],\
            "notLookedAt":["Metadata, tags and access lists were not compared; --deep does.","Former versions."],\
            "ranges":[{},{},{}]}
            """;
}
