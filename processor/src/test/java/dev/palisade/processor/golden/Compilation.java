package dev.palisade.processor.golden;

import dev.palisade.processor.ContractProcessor;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A project of its own in a folder: its sources are compiled by javac as a user's are, with the
 * processor on the processor path and no flag.
 */
public final class Compilation {
  private final Path sources;
  private final Path classes;
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();

  public Compilation(Path folder) {
    this.sources = folder.resolve("src");
    this.classes = folder.resolve("target/classes");
  }

  /** Where class files go. */
  public Path classes() {
    return classes;
  }

  public Compilation with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Adds a jar or folder to the class path. */
  public Compilation against(Path library) {
    classPath.add(library);
    return this;
  }

  /** Writes a source. */
  public Compilation source(String name, String... lines) {
    write(sources.resolve(name), String.join("\n", lines));
    return this;
  }

  /** Compiles these files, or all; returns what the compiler said. */
  public String compile(String... names) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try {
      Files.createDirectories(classes);
      List<Path> files =
          names.length == 0
              ? TestCompiler.javaFiles(sources)
              : Stream.of(names).map(sources::resolve).toList();
      StringWriter said = new StringWriter();
      try (var manager = javac.getStandardFileManager(null, null, null)) {
        javac
            .getTask(
                said, manager, null, arguments(), null, manager.getJavaFileObjectsFromPaths(files))
            .call();
      }
      return said.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> arguments() {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-d", classes.toString(), "-processorpath", processorPath()));
    if (!options.contains("--module-path")) {
      List<String> path = new ArrayList<>(List.of(Support.classPath(), classes.toString()));
      classPath.forEach(library -> path.add(library.toString()));
      all.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
    }
    return all;
  }

  private static String processorPath() {
    return Support.locationOf(ContractProcessor.class)
        + File.pathSeparator
        + Support.locationOf(com.palantir.javapoet.JavaFile.class);
  }

  /** Packs what was compiled; returns the jar. */
  public Path jar(String name) {
    Path jar = classes.resolveSibling(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> walk = Files.walk(classes)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
        out.write(Files.readAllBytes(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
