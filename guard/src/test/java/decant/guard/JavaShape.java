package decant.guard;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * How Java may be cut: the length of methods (in tests a table of cases may be long), the names of things, tests that
 * are switched off.
 */
final class JavaShape extends TreeScanner<@Nullable Void, @Nullable Void> {
    static final int MAX_LINES_OF_METHOD = 70;

    private static final Set<String> FORBIDDEN_WORDS = Set.of("src", "dst", "dest");

    private static final Pattern WORD_BORDER = Pattern.compile("_|(?<=[a-z0-9])(?=[A-Z])");

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String path;
    private final Set<String> breaches = new TreeSet<>();

    private JavaShape(CompilationUnitTree unit, SourcePositions positions, String path) {
        this.unit = unit;
        this.positions = positions;
        this.path = path;
    }

    /** What is wrong with the files, read by the JDK's own parser. */
    static List<String> breaches(Path root, Collection<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null, manager, diagnostics, null, null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<String> breaches = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                var shape = new JavaShape(unit, positions, root.relativize(file).toString());
                shape.scan(unit, null);
                breaches.addAll(shape.breaches);
            }
            return breaches;
        }
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
        long lines = line(positions.getEndPosition(unit, method)) - line(positions.getStartPosition(unit, method)) + 1;
        if (lines > MAX_LINES_OF_METHOD && !path.contains("src/test/")) {
            breaches.add(
                    "%s: %s has %d lines; the most is %d, so let it tell its steps by name."
                            .formatted(where(method), method.getName(), lines, MAX_LINES_OF_METHOD));
        }
        checkName(method, method.getName().toString());
        return super.visitMethod(method, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
        checkName(variable, variable.getName().toString());
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
        checkName(type, type.getSimpleName().toString());
        return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
        if (annotation.getAnnotationType().toString().endsWith("Disabled") && annotation.getArguments().isEmpty()) {
            breaches.add(where(annotation) + ": a test is disabled without a reason.");
        }
        return super.visitAnnotation(annotation, null);
    }

    private void checkName(Tree tree, String name) {
        Stream.of(WORD_BORDER.split(name))
                .map(word -> word.toLowerCase(java.util.Locale.ROOT))
                .filter(FORBIDDEN_WORDS::contains)
                .forEach(word ->
                        breaches.add(
                                where(tree)
                                        + ": '"
                                        + name
                                        + "' says "
                                        + word
                                        + " where this project says source or target."));
    }

    private String where(Tree tree) {
        return path + ", line " + line(positions.getStartPosition(unit, tree));
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}
