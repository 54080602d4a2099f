package dev.palisade.processor.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** Compiles drivers with the compiler that runs the test, against the runtime of this build. */
final class GlueCompiler {
  private static final List<Path> RUNTIME_SOURCES =
      List.of(Path.of("../dsl-annotations/src/main/java"), Path.of("../runtime/src/main/java"));

  private static Path runtime;

  private final Path out;

  /** Writes class files to {@code out/classes} and glue to {@code out/glue}. */
  GlueCompiler(Path out) {
    this.out = out;
  }

  /** The classes that drivers are compiled against, compiled once. */
  static synchronized Path runtime() {
    if (runtime == null) {
      try {
        Path classes = Files.createTempDirectory("palisade-runtime");
        List<JavaFileObject> sources = new ArrayList<>();
        for (Path root : RUNTIME_SOURCES) {
          Map<String, String> files = readTree(root);
          files.remove("module-info.java");
          files.forEach((name, text) -> sources.add(new Source(name, text)));
        }
        List<String> options = List.of("-proc:none", "-cp", jspecify(), "-d", classes.toString());
        assertEquals("", javac(options, sources, null));
        runtime = classes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return runtime;
  }

  private static String jspecify() {
    try {
      return Path.of(NullMarked.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiles with all lints, each an error; returns what the compiler said. */
  String compile(Map<String, String> sources, Processor processor, String... moreOptions) {
    try {
      Files.createDirectories(out.resolve("glue"));
      Files.createDirectories(out.resolve("classes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> options =
        new ArrayList<>(
            List.of(
                // "processing" complains of annotations that nobody claims: the DSL's are not.
                "-Xlint:all,-processing",
                "-Werror",
                "-Xdoclint:all/protected",
                "-cp",
                runtime() + File.pathSeparator + jspecify(),
                "-d",
                out.resolve("classes").toString(),
                "-s",
                out.resolve("glue").toString()));
    options.addAll(List.of(moreOptions));
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    return javac(options, files, processor);
  }

  /** The glue of the last compilation, by path. */
  Map<String, String> glue() {
    return readTree(out.resolve("glue"));
  }

  Path classes() {
    return out.resolve("classes");
  }

  /** All files below a folder, by path. */
  static Map<String, String> readTree(Path root) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String javac(
      List<String> options, List<JavaFileObject> sources, Processor processor) {
    StringWriter said = new StringWriter();
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler().getTask(said, null, null, options, null, sources);
    if (processor != null) {
      task.setProcessors(List.of(processor));
    }
    boolean succeeded = task.call();
    return succeeded ? said.toString() : "FAILED\n" + said;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("source:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
