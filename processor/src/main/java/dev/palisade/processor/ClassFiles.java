package dev.palisade.processor;

import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.summary.Summary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * Takes back class files of rejected types, and their summaries.
 *
 * <p>A finding that needs the whole module is known when javac has written most classes. Left
 * there, they would look up to date to the next build, which would then pass. Without them it
 * compiles those types again, and says no again.
 */
final class ClassFiles {
  private final Filer filer;

  ClassFiles(Filer filer) {
    this.filer = filer;
  }

  /**
   * Deletes the class files of the source files that hold these types; files that are not there are
   * no problem.
   */
  void delete(Collection<String> types) throws IOException {
    Set<String> files = new TreeSet<>();
    types.forEach(type -> files.add(TypeNames.topLevel(type)));
    for (String type : files) {
      int dot = type.lastIndexOf('.');
      String name = type.substring(dot + 1);
      if (!TypeNames.isNameless(type)) { // What has no name has no file.
        deleteWithNested(name, locate(type.substring(0, Math.max(dot, 0)), name));
      }
    }
  }

  private URI locate(String packageName, String name) throws IOException {
    return filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, name + ".class").toUri();
  }

  private static void deleteWithNested(String name, URI top) throws IOException {
    if (!"file".equals(top.getScheme())) {
      return;
    }
    Path file = Path.of(top);
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(name + Summary.SUFFIX));
    Path folder = file.getParent();
    if (folder != null && Files.isDirectory(folder)) {
      try (DirectoryStream<Path> nested = Files.newDirectoryStream(folder, name + "$*.class")) {
        for (Path each : nested) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
