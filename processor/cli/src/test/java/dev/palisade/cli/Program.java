package dev.palisade.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Jars made from sources, and what is said of them. */
final class Program {
  private final Path folder;
  private final List<Path> jars = new ArrayList<>();
  String said = "";

  Program(Path folder) {
    this.folder = folder;
  }

  /** Adds a jar that was compiled without Palisade, from one source file. */
  Program jar(String name, String source) throws IOException {
    return jar(name, source, "-proc:none");
  }

  /** Adds a jar with summaries. */
  Program checkedJar(String name, String source) throws IOException {
    return jar(name, source, "-processorpath", System.getProperty("java.class.path"));
  }

  private Program jar(String name, String source, String... options) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
    String type = source.replaceAll("(?s).*?\\b(?:class|interface) (\\w+).*", "$1");
    Path file = folder.resolve(name).resolve(type + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    List<String> arguments =
        new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath(), "-g"));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status = compiler.run(null, null, errors, arguments.toArray(String[]::new));
    assertTrue(status == 0, () -> errors.toString(StandardCharsets.UTF_8));
    Path jar = folder.resolve(name + ".jar");
    pack(classes, jar);
    jars.add(jar);
    return this;
  }

  private String classPath() {
    return System.getProperty("java.class.path")
        + File.pathSeparator
        + String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, out);
      }
    }
  }

  /** Links the jars; returns the status. */
  int link(String... options) {
    List<String> arguments = new ArrayList<>(List.of("link"));
    arguments.addAll(List.of(options));
    jars.forEach(jar -> arguments.add(jar.toString()));
    return run(arguments.toArray(String[]::new));
  }

  int run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int status = Palisade.run(out, out, arguments);
    said = bytes.toString(StandardCharsets.UTF_8);
    return status;
  }
}
