package decant.cli.demo;

import decant.cli.output.Figures;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users did, in two lines: things that come and go, and things that change about them. */
final class DeedWords {
    private DeedWords() {}

    static List<String> lines(Map<Deed, Long> byDeed) {
        return List.of(
                line(byDeed, Deed.ADDED, Deed.OVERWRITTEN, Deed.DELETED, Deed.RECREATED),
                line(byDeed, Deed.ACCESS, Deed.DETAILS));
    }

    private static String line(Map<Deed, Long> byDeed, Deed... deeds) {
        return Stream.of(deeds)
                .map(deed -> Figures.count(byDeed.getOrDefault(deed, 0L)) + " " + deed.words())
                .collect(Collectors.joining(", "));
    }
}
