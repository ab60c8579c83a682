package decant.cli.demo;

import java.util.List;

/** Keys that have broken somebody's tool. All are allowed on S3, and users find each of them. */
final class AwkwardKeys {
    static final List<String> ALL =
            List.of(
                    "holiday photos/day 1 + 2.png",
                    "100%/a%20b.png",
                    "a//b.png",
                    "/leading slash.png",
                    "a/./b.png",
                    "a/../b.png",
                    "both",
                    "both/child.png",
                    "both-",
                    "question?mark=#1&2.png",
                    "<tag attribute=\"x\">&amp;.png",
                    "back\\slash.png",
                    "line\nbreak.png",
                    "m\u00FCnchen.png",
                    "mu\u0308nchen.png",
                    "\u6C34\u6C34\u6C34.png",
                    "\uFF21 before an emoji.png",
                    "\uD83D\uDE00 after a letter.png",
                    "k".repeat(1024));

    private AwkwardKeys() {}
}
