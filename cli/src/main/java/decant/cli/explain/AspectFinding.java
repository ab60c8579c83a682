package decant.cli.explain;

import decant.model.Aspect;
import decant.reconcile.JudgeLine;
import org.jspecify.annotations.Nullable;

/**
 * One aspect of a key.
 *
 * @param source what the source says, in words; {@code null} where it has no such object
 * @param target the target likewise
 * @param line of the judge's table that decides; {@code null} unless the object is on both sides
 * @param compared whether a sync with these options compares it of objects that are there already
 */
record AspectFinding(
        Aspect aspect, @Nullable String source, @Nullable String target, @Nullable JudgeLine line, boolean compared) {}
