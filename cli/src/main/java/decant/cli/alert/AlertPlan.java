package decant.cli.alert;

import java.util.List;

/**
 * Who is told, and from when on.
 *
 * @param channels none where nobody is to be told
 */
public record AlertPlan(List<Channel> channels, Bounds bounds) {
    public AlertPlan {
        channels = List.copyOf(channels);
    }
}
