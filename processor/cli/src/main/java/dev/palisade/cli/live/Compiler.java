package dev.palisade.cli.live;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.palisade.processor.FactCollector;
import dev.palisade.processor.fact.Facts;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles some files of a project, in this process and into memory. */
public final class Compiler {
  private final JavaCompiler javac;
  private final MemoryFiles files;
  private final List<String> options;
  private final Consumer<String> log;

  /**
   * An error of the compiler.
   *
   * @param source the text it is about
   * @param span where in it
   * @param code the compiler's name for it
   * @param text what is wrong
   */
  public record Failure(SourceText source, SourceSpan span, String code, String text) {}

  /**
   * What came of a compilation.
   *
   * @param facts of all that was analysed; empty if the compiler did not get that far
   * @param units the files that were analysed
   * @param failures by file
   */
  record Result(Optional<Facts> facts, Map<URI, Unit> units, Map<URI, List<Failure>> failures) {}

  /**
   * Makes one for a project.
   *
   * @param log told of what went wrong in the checker itself
   */
  Compiler(Project project, Consumer<String> log) throws IOException {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IOException("there is no compiler in this Java: run palisade lsp with a JDK");
    }
    this.javac = found;
    this.log = log;
    files =
        new MemoryFiles(
            javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8),
            project.classPath());
    options = new ArrayList<>(List.of("-nowarn", "-Xlint:none", "-Xmaxerrs", "1000"));
    options.addAll(project.options());
  }

  /**
   * Compiles files, and what they need that has no class file yet.
   *
   * @param texts the files
   * @param before the types that were in them
   * @param all every file of the project
   */
  Result compile(Collection<SourceText> texts, Set<String> before, Collection<SourceText> all) {
    files.forget(before);
    files.setSources(all);
    Map<URI, List<Failure>> failures = new HashMap<>();
    if (texts.isEmpty()) {
      return new Result(Optional.empty(), Map.of(), failures);
    }
    JavacTask task =
        (JavacTask)
            javac.getTask(
                Writer.nullWriter(),
                files,
                diagnostic -> note(diagnostic, failures),
                options,
                null,
                texts);
    Trees trees = Trees.instance(task);
    FactCollector collector = FactCollector.attach(task, new SpanAnchors(trees));
    Map<URI, SourceText> sources = new HashMap<>();
    all.forEach(text -> sources.put(text.toUri(), text));
    Listener listener = new Listener(task, trees, sources);
    task.addTaskListener(listener);
    task.call();
    return new Result(collector.facts(), listener.units, failures);
  }

  private void note(
      Diagnostic<? extends JavaFileObject> diagnostic, Map<URI, List<Failure>> failures) {
    String text = diagnostic.getMessage(Locale.ROOT);
    if (text.startsWith("[Palisade]")) {
      log.accept(text);
    } else if (diagnostic.getKind() == Diagnostic.Kind.ERROR
        && diagnostic.getSource() instanceof SourceText source) {
      int start = (int) Math.max(diagnostic.getStartPosition(), 0);
      int end = (int) Math.max(diagnostic.getEndPosition(), start + 1L);
      String code = diagnostic.getCode() == null ? "compiler" : diagnostic.getCode();
      failures
          .computeIfAbsent(source.toUri(), file -> new ArrayList<>())
          .add(new Failure(source, new SourceSpan(source.toUri(), start, end), code, text));
    }
  }

  /** Reads each file once its first class has been analysed. */
  private static final class Listener implements TaskListener {
    private final JavacTask task;
    private final Trees trees;
    private final Map<URI, SourceText> sources;
    private final Set<CompilationUnitTree> read = new HashSet<>();
    private final Map<URI, Unit> units = new HashMap<>();

    Listener(JavacTask task, Trees trees, Map<URI, SourceText> sources) {
      this.task = task;
      this.trees = trees;
      this.sources = sources;
    }

    @Override
    public void finished(TaskEvent event) {
      CompilationUnitTree unit = event.getCompilationUnit();
      if (event.getKind() == TaskEvent.Kind.ANALYZE && unit != null && read.add(unit)) {
        // What the compiler has is a wrapper around what it was given.
        SourceText source = sources.get(unit.getSourceFile().toUri());
        if (source != null) {
          units.put(source.toUri(), UnitReader.read(trees, task.getElements(), unit, source));
        }
      }
    }
  }
}
