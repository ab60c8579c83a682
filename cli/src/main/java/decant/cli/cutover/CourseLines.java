package decant.cli.cutover;

import decant.migration.CutoverStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an application is, from what is written down: for people, whether a process is at it or not. */
public final class CourseLines {
    private CourseLines() {}

    /** A fact a line; nothing before anybody has asked for anything. */
    public static List<String> of(CutoverRecord record) {
        Course course = record.course();
        if (course == Course.STAYING) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("  course  " + course.word() + ", since " + record.since(course));
        if (!record.stopped().isEmpty()) {
            lines.add("  stopped " + record.stopped());
        }
        switch (course) {
            case TO_TARGET -> {
                List<CutoverStep> all = List.of(CutoverStep.values());
                lines.add("  done    " + words(all.stream().filter(step -> record.done(step) != null)));
                addLeft(all.stream().filter(step -> record.done(step) == null).toList(), record, lines);
            }
            case TO_SOURCE -> {
                List<CutoverStep> all = record.wayBack();
                lines.add("  undone  " + words(all.stream().filter(step -> record.undone(step) != null)));
                lines.add("  next    " + words(all.stream().filter(step -> record.undone(step) == null)));
            }
            case STAYING, AT_TARGET, ROLLED_BACK, FINISHING, FINISHED -> {}
        }
        return lines;
    }

    /** The first of them may have been begun. */
    private static void addLeft(List<CutoverStep> left, CutoverRecord record, List<String> lines) {
        boolean isBegun = !left.isEmpty() && record.begun(left.getFirst()) != null;
        if (isBegun) {
            lines.add("  in work " + left.getFirst().word() + ": " + left.getFirst().sentence());
        }
        lines.add("  next    " + words(left.stream().skip(isBegun ? 1 : 0)));
    }

    private static String words(Stream<CutoverStep> steps) {
        String words = steps.map(CutoverStep::word).collect(Collectors.joining(", "));
        return words.isEmpty() ? "nothing" : words;
    }
}
