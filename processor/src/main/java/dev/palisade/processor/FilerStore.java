package dev.palisade.processor;

import dev.palisade.processor.summary.Summary;
import dev.palisade.processor.summary.SummaryLoader.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The summaries that a compilation sees: of jars and folders on its class path or module path, and
 * of types in its output folder that are not compiled again. Writes its own there.
 *
 * <p>javac's {@code Filer} finds a resource in a jar only in a folder that could be a package, so a
 * summary lies beside its class file.
 */
final class FilerStore implements Store {
  private static final String CLASS = ".class";

  private final Filer filer;
  private final Elements elements;
  private @Nullable ModuleElement module;
  private final @Nullable Path output;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Optional<Summary>> found = new HashMap<>();

  FilerStore(Filer filer, Elements elements) throws IOException {
    this.filer = filer;
    this.elements = elements;
    URI any = filer.getResource(StandardLocation.CLASS_OUTPUT, "", "any" + CLASS).toUri();
    this.output = "file".equals(any.getScheme()) ? Path.of(any).getParent() : null;
  }

  /** From here on, what the module around a type sees; nothing of the kind if there is none. */
  void look(TypeElement from) {
    ModuleElement around = elements.getModuleOf(from);
    module = around == null || around.isUnnamed() ? null : around;
  }

  @Override
  public @Nullable Summary find(String type) {
    Optional<Summary> known = found.get(type);
    if (known == null) {
      known = Optional.ofNullable(look(type));
      found.put(type, known);
    }
    return known.orElse(null);
  }

  private @Nullable Summary look(String type) {
    Summary compiledBefore = inOutput(type);
    if (compiledBefore != null) {
      return compiledBefore;
    }
    int dot = type.lastIndexOf('.');
    String folder = type.substring(0, Math.max(dot, 0));
    String name = type.substring(dot + 1) + Summary.SUFFIX;
    Summary found = read(StandardLocation.CLASS_PATH, folder, name);
    String home = found == null ? moduleOf(type) : null;
    return home == null ? found : read(StandardLocation.MODULE_PATH, home + "/" + folder, name);
  }

  private @Nullable String moduleOf(String type) {
    TypeElement element = module == null ? null : elements.getTypeElement(module, type);
    ModuleElement home = element == null ? null : elements.getModuleOf(element);
    return home == null || home.isUnnamed() ? null : home.getQualifiedName().toString();
  }

  private @Nullable Summary read(StandardLocation where, String folder, String name) {
    FileObject file = resource(where, folder, name);
    if (file == null) {
      return null;
    }
    try (InputStream in = file.openInputStream()) {
      String artifact = artifact(file.toUri().getSchemeSpecificPart());
      return Summary.read(in.readAllBytes(), artifact, null, names);
    } catch (IOException | IllegalArgumentException absent) {
      return null;
    }
  }

  /** Null too where javac's filer fails: a module that is not on the path, as one of the JDK's. */
  private @Nullable FileObject resource(StandardLocation where, String folder, String name) {
    try {
      return filer.getResource(where, folder, name);
    } catch (IOException | IllegalArgumentException | NullPointerException absent) {
      return null;
    }
  }

  /** The name of the jar a path leads into, or of the project whose output folder it is. */
  private static String artifact(String path) {
    int end = path.indexOf("!/");
    if (end >= 0) {
      return path.substring(path.lastIndexOf('/', end) + 1, end);
    }
    int build = path.indexOf("/target/classes/");
    return build < 0
        ? "the class path"
        : path.substring(path.lastIndexOf('/', build - 1) + 1, build);
  }

  /** Of a type that was compiled earlier into the same folder; of a deleted one nothing counts. */
  private @Nullable Summary inOutput(String type) {
    if (output == null) {
      return null;
    }
    Path file = output.resolve(type.replace('.', '/') + Summary.SUFFIX);
    Path classFile = output.resolve(type.replace('.', '/') + CLASS);
    try {
      return Files.exists(file) && Files.exists(classFile)
          ? Summary.read(Files.readAllBytes(file), null, null, names)
          : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** The types in the output folder that have a summary. */
  List<String> compiledBefore() throws IOException {
    if (output == null || !Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(output)) {
      return files
          .filter(file -> file.toString().endsWith(Summary.SUFFIX))
          .map(file -> output.relativize(file).toString().replace('\\', '/'))
          .map(name -> name.substring(0, name.length() - Summary.SUFFIX.length()))
          .map(name -> name.replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  /** Writes the summary of a type beside its class file; nothing if there is no class file. */
  void write(String type, Summary summary) throws IOException {
    if (output == null || !Files.exists(output.resolve(type.replace('.', '/') + CLASS))) {
      return;
    }
    int dot = type.lastIndexOf('.');
    FileObject file =
        filer.createResource(
            StandardLocation.CLASS_OUTPUT,
            type.substring(0, Math.max(dot, 0)),
            type.substring(dot + 1) + Summary.SUFFIX);
    try (OutputStream out = file.openOutputStream()) {
      out.write(summary.toBytes());
    }
  }
}
