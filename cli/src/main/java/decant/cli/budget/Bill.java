package decant.cli.budget;

import decant.cli.output.Figures;
import decant.cli.price.Money;
import decant.cli.price.PriceTable;
import decant.store.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What it cost, from what was counted.
 *
 * @param items each with its formula
 * @param why what the sum is made of; or, where it is not known, why not
 */
public record Bill(List<Item> items, Optional<Money> sum, String why) {
    /** What is not in any sum. */
    public static final String WITHOUT =
            "Storage, KMS, queues, functions, heartbeat, and what other machines do are not in it.";

    /**
     * A line of it.
     *
     * @param what kind of request and where, or the way of bytes
     * @param amount how many requests, or how much
     * @param price for how many
     */
    public record Item(String what, String amount, String price, Optional<Money> money) {}

    public Bill {
        items = List.copyOf(items);
    }

    /**
     * The bill of what was counted.
     *
     * @param places where the buckets are; empty where nobody knows
     * @param owns whether the prices are the operator's own, which hold for any store
     */
    public static Bill of(Counted counted, Optional<Places> places, PriceTable table, boolean owns) {
        if (places.isEmpty()) {
            return unknown("not known: nobody has told yet in which regions the buckets are.");
        }
        Places at = places.get();
        if (!at.aws() && !owns) {
            return unknown("not known: at least one side is not on AWS; name a table of your own with --prices.");
        }
        List<Item> items = new ArrayList<>();
        items.add(writes("LIST at the source", at.source(), counted.atSource(Operation.LIST), table));
        items.add(reads("GET, HEAD at the source", at.source(), sourceReads(counted), table));
        items.add(writes("COPY, PUT, LIST at the target", at.target(), targetWrites(counted), table));
        items.add(reads("GET, HEAD at the target", at.target(), targetReads(counted), table));
        items.add(
                new Item(
                        at.source() + " to " + at.target(),
                        Figures.bytes(counted.bytes()),
                        price(table.transfer(at.source(), at.target(), 1L << 30), "a GiB"),
                        table.transfer(at.source(), at.target(), counted.bytes())));
        Optional<Money> sum = PriceTable.sum(items.stream().map(Item::money).toList());
        String why =
                sum.isPresent()
                        ? "Calls and bytes counted, times the prices of %s (%s). %s"
                                .formatted(table.date(), table.source(), WITHOUT)
                        : "not known: the table of prices (%s) lacks %s, %s, or the way between them."
                                .formatted(table.date(), at.source(), at.target());
        return new Bill(items, sum, why);
    }

    private static Bill unknown(String why) {
        return new Bill(List.of(), Optional.empty(), why);
    }

    private static long sourceReads(Counted counted) {
        return Stream.of(Operation.LOOK, Operation.READ, Operation.READ_TAGS, Operation.READ_ACL, Operation.INSPECT)
                .mapToLong(counted::atSource)
                .sum();
    }

    private static long targetReads(Counted counted) {
        return Stream.of(Operation.LOOK, Operation.READ, Operation.READ_TAGS, Operation.READ_ACL, Operation.INSPECT)
                .mapToLong(counted::atTarget)
                .sum();
    }

    /** Removals are free. */
    private static long targetWrites(Counted counted) {
        return Stream.of(Operation.LIST, Operation.COPY, Operation.WRITE_ACL, Operation.WRITE_TAGS)
                .mapToLong(counted::atTarget)
                .sum();
    }

    private static Item writes(String what, String region, long requests, PriceTable table) {
        return item(what, region, requests, table.writes(region, 1_000), table.writes(region, requests));
    }

    private static Item reads(String what, String region, long requests, PriceTable table) {
        return item(what, region, requests, table.reads(region, 1_000), table.reads(region, requests));
    }

    private static Item item(String what, String region, long requests, Optional<Money> price, Optional<Money> money) {
        return new Item(what + ", " + region, Figures.count(requests), price(price, "1,000"), money);
    }

    private static String price(Optional<Money> price, String unit) {
        return price.map(Money::exactWords).orElse("not known") + " for " + unit;
    }
}
