package dev.palisade.processor.golden;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The class path of test inputs: the annotations, and the runtime compiled from its sources once a
 * JVM. The runtime's module is built after this one, so there is no jar of it yet; a stub would
 * drift.
 */
final class Support {
  private static final Path RUNTIME = Path.of("../runtime/src/main/java/dev/palisade/runtime");
  private static final String CLASS_PATH = build();

  private Support() {}

  static String classPath() {
    return CLASS_PATH;
  }

  static String locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String build() {
    String annotations = locationOf(dev.palisade.annotations.Locks.class);
    try {
      // Surefire runs two JVMs at once, each with the number that pom.xml passes on.
      String fork = System.getProperty("palisade.fork", "1");
      Path classes = Files.createDirectories(Path.of("target/golden-runtime", fork));
      JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
      List<String> options =
          List.of(
              "-proc:none",
              "--release",
              "17",
              "-cp",
              annotations + File.pathSeparator + locationOf(NullMarked.class),
              "-d",
              classes.toString());
      var files = javac.getStandardFileManager(null, null, null);
      var sources = files.getJavaFileObjectsFromPaths(TestCompiler.javaFiles(RUNTIME));
      if (!javac.getTask(null, files, null, options, null, sources).call()) {
        throw new IllegalStateException("the runtime does not compile");
      }
      return annotations + File.pathSeparator + classes.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
