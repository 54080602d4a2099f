package dev.palisade.processor.golden;

import dev.palisade.processor.ContractProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.eclipse.jdt.internal.compiler.tool.EclipseFileManager;

/**
 * The compilers every test runs under, in this process.
 *
 * <p>javac gets the processor on the processor path, as a user's does, so that the plugin starts by
 * itself; ECJ has no plugins and is handed the processor.
 */
public enum TestCompiler {
  /** The one of the JDK that runs the tests. */
  JAVAC(ToolProvider.getSystemJavaCompiler()) {
    @Override
    StandardJavaFileManager files() {
      return compiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }
  },
  /** Eclipse's batch compiler. */
  ECJ(new EclipseCompiler()) {
    private final StandardJavaFileManager shared = new KeptFiles();

    @Override
    StandardJavaFileManager files() throws IOException {
      shared.setLocation(StandardLocation.CLASS_PATH, List.of()); // An empty -cp leaves it.
      return shared;
    }
  };

  private final JavaCompiler compiler;

  TestCompiler(JavaCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * One thing the compiler said.
   *
   * @param kind error, warning, note
   * @param file name without folders; empty if there is no position
   * @param line from 1, or 0
   * @param column from 1, or 0
   * @param text the whole message
   */
  public record Message(Diagnostic.Kind kind, String file, int line, int column, String text) {
    @Override
    public String toString() {
      return kind + " " + file + ":" + line + ":" + column + " " + text;
    }
  }

  /**
   * What came of a compilation.
   *
   * @param messages in the order they were said
   * @param generated text of the generated sources by file name
   * @param output what javac printed beside its messages, such as a crash
   */
  public record Outcome(List<Message> messages, Map<String, String> generated, String output) {}

  /**
   * What is compiled against, and how.
   *
   * @param classPath of the sources
   * @param options more of them
   */
  public record Setup(String classPath, List<String> options) {
    /** The annotations and the runtime, for Java 17. */
    public static Setup usual() {
      return new Setup(Support.classPath(), List.of("--release", "17"));
    }
  }

  /** Compiles with the whole of Palisade. */
  public Outcome compile(List<Path> sources, Path scratch) {
    return compile(sources, scratch, Setup.usual());
  }

  /** Compiles with the whole of Palisade. */
  public Outcome compile(List<Path> sources, Path scratch, Setup setup) {
    return this == JAVAC
        ? run(sources, scratch, setup, List.of("-processorpath", palisade()), List.of())
        : run(sources, scratch, setup, List.of(), List.of(new ContractProcessor()));
  }

  /** Compiles with nothing of Palisade. */
  public Outcome compileUnchecked(List<Path> sources, Path scratch, Setup setup) {
    return run(sources, scratch, setup, List.of("-proc:none", "-processorpath", ""), List.of());
  }

  /** Compiles with one processor and nothing else. */
  public Outcome compile(List<Path> sources, Path scratch, Processor processor) {
    return run(sources, scratch, Setup.usual(), List.of(), List.of(processor));
  }

  private Outcome run(
      List<Path> sources,
      Path scratch,
      Setup setup,
      List<String> more,
      List<Processor> processors) {
    try {
      Path classes = Files.createDirectories(scratch.resolve("classes"));
      Path generated = Files.createDirectories(scratch.resolve("generated"));
      List<String> options = new ArrayList<>(setup.options());
      options.addAll(List.of("-cp", setup.classPath()));
      options.addAll(List.of("-d", classes.toString(), "-s", generated.toString()));
      options.addAll(more);
      DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
      StringWriter output = new StringWriter();
      try (StandardJavaFileManager files = files()) {
        JavaCompiler.CompilationTask task =
            compiler.getTask(
                output,
                more.contains("-proc:none") ? new NoPlugins(files) : files,
                said,
                options,
                null,
                files.getJavaFileObjectsFromPaths(sources));
        if (!processors.isEmpty()) {
          task.setProcessors(processors);
        }
        task.call();
      }
      List<Message> messages = new ArrayList<>();
      for (Diagnostic<? extends JavaFileObject> diagnostic : said.getDiagnostics()) {
        messages.add(message(diagnostic));
      }
      // ECJ repeats its messages there.
      String extra = this == ECJ ? "" : output.toString();
      return new Outcome(messages, texts(generated), extra);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a compilation finds its files; the caller closes it. */
  abstract StandardJavaFileManager files() throws IOException;

  final JavaCompiler compiler() {
    return compiler;
  }

  /** A new one walks through all modules of the JDK. What a compilation sets, the next sets too. */
  private static final class KeptFiles extends EclipseFileManager {
    KeptFiles() {
      super(Locale.ROOT, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
  }

  /** Else javac would start our plugin from the class path of these tests. */
  private static final class NoPlugins extends ForwardingJavaFileManager<JavaFileManager> {
    NoPlugins(JavaFileManager files) {
      super(files);
    }

    @Override
    public ClassLoader getClassLoader(Location location) {
      return location == StandardLocation.ANNOTATION_PROCESSOR_PATH
          ? ClassLoader.getPlatformClassLoader()
          : super.getClassLoader(location);
    }
  }

  /** ECJ gives messages of processors an offset, but no column. */
  private Message message(Diagnostic<? extends JavaFileObject> said) throws IOException {
    String text = said.getMessage(Locale.ROOT);
    JavaFileObject source = said.getSource();
    if (source == null || said.getPosition() == Diagnostic.NOPOS) {
      return new Message(said.getKind(), "", 0, 0, text);
    }
    Path file = Path.of(source.toUri());
    int offset = (int) (this == ECJ ? said.getStartPosition() : said.getPosition());
    String before = Files.readString(file).substring(0, offset);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - before.lastIndexOf('\n');
    return new Message(said.getKind(), file.getFileName().toString(), line, column, text);
  }

  private static Map<String, String> texts(Path generated) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : javaFiles(generated)) {
      texts.put(file.getFileName().toString(), Files.readString(file));
    }
    return texts;
  }

  /** The sources in a folder, sorted. */
  public static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(".java"))
          .sorted(Comparator.naturalOrder())
          .toList();
    }
  }

  private static String palisade() {
    return Support.locationOf(ContractProcessor.class)
        + File.pathSeparator
        + Support.locationOf(com.palantir.javapoet.JavaFile.class);
  }
}
