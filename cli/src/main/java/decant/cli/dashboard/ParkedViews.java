package decant.cli.dashboard;

import decant.cli.ledger.ParkedKeys;
import decant.cli.output.Keys;
import decant.dashboard.view.ParkedView;
import decant.ledger.Ledger;
import decant.ledger.ParkedKey;
import java.nio.file.Path;
import java.util.List;

/** Keys given up, as a dashboard shows them. */
final class ParkedViews {
    private ParkedViews() {}

    static ParkedView of(Ledger ledger) {
        List<ParkedKey> first = ledger.parked(null, ParkedView.MAX_SHOWN);
        return new ParkedView(ledger.parkedCount(), ledger.pendingCount(), keys(first));
    }

    /** As a state file has them that nobody uses. */
    static ParkedView in(Path state) {
        return switch (ParkedKeys.in(state, ParkedView.MAX_SHOWN)) {
            case ParkedKeys.Found(long total, var first) -> new ParkedView(total, null, keys(first));
            case ParkedKeys.NoRun _, ParkedKeys.Unreadable _ -> new ParkedView(null, null, List.of());
        };
    }

    private static List<ParkedView.Key> keys(List<ParkedKey> parked) {
        return parked.stream()
                .map(key ->
                        new ParkedView.Key(
                                key.key().toString(),
                                Keys.shown(key.key()),
                                key.cause(),
                                Keys.shown(key.detail()),
                                key.since()))
                .toList();
    }
}
