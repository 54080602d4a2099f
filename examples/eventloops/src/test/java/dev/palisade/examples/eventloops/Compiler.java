package dev.palisade.examples.eventloops;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a source of this module as a user does: Palisade on the processor path, no flag. */
public final class Compiler {
  private static final Pattern EXPECTED = Pattern.compile("// expect (\\w+)$");
  private static final Pattern ID = Pattern.compile("^\\[(\\w+)\\]");

  private Compiler() {}

  /** {@code line: Id} for each error in a source. */
  public static List<String> errors(Path source, Path out) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    String path = System.getProperty("java.class.path");
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = List.of("-d", out.toString(), "-cp", path, "-processorpath", path);
      compiler
          .getTask(null, files, said, options, null, files.getJavaFileObjects(source.toFile()))
          .call();
    }
    List<String> errors = new ArrayList<>();
    for (Diagnostic<?> each : said.getDiagnostics()) {
      if (each.getKind() == Diagnostic.Kind.ERROR) {
        Matcher id = ID.matcher(each.getMessage(Locale.ROOT));
        errors.add(each.getLineNumber() + ": " + (id.find() ? id.group(1) : each));
      }
    }
    return errors;
  }

  /** The same, as comments in the source announce it. */
  public static List<String> expected(Path source) throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      Matcher id = EXPECTED.matcher(lines.get(i));
      if (id.find()) {
        expected.add((i + 1) + ": " + id.group(1));
      }
    }
    return expected;
  }

  /** Where the source of a type is, which is in this module. */
  public static Path source(String folder, Class<?> type) {
    return Path.of(
        "src", folder, "java", type.getName().replace('.', File.separatorChar) + ".java");
  }
}
