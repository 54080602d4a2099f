package dev.palisade.cli.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a project is made of.
 *
 * @param sourceRoots folders with packages in them
 * @param classPath jars and folders of class files
 * @param options of javac, those of the checker among them
 */
public record Project(List<Path> sourceRoots, List<Path> classPath, List<String> options) {
  private static final List<String> USUAL_ROOTS = List.of("src/main/java", "src/test/java", "src");

  public Project {
    sourceRoots = List.copyOf(sourceRoots);
    classPath = List.copyOf(classPath);
    options = List.copyOf(options);
  }

  /** A folder that no build tool explains: its sources are where they usually are. */
  static Project of(Path folder) {
    List<Path> roots =
        USUAL_ROOTS.stream().map(folder::resolve).filter(Files::isDirectory).toList();
    List<Path> main = roots.size() > 1 ? roots.subList(0, roots.size() - 1) : roots;
    return new Project(main.isEmpty() ? List.of(folder) : main, List.of(), List.of());
  }

  /** All source files but those that say something of the module. */
  List<Path> files() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path root : sourceRoots) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(Project::isSource).sorted().forEach(all::add);
        }
      }
    }
    return all;
  }

  /** Whether a file is compiled. */
  public static boolean isSource(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".java") && !name.equals("module-info.java");
  }
}
