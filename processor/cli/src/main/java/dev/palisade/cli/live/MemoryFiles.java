package dev.palisade.cli.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Where the compiler finds the project: class files of what was compiled without errors, in memory,
 * and the texts of the rest, which it then compiles along.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, Map<String, Output>> classes = new HashMap<>();
  private final Map<String, List<SourceText>> sources = new HashMap<>();

  MemoryFiles(StandardJavaFileManager disk, Collection<Path> classPath) throws IOException {
    super(disk);
    disk.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
  }

  /** Forgets the class files of top-level types, and all in them. */
  void forget(Set<String> types) {
    for (String type : types) {
      Map<String, Output> all = classes.getOrDefault(packageOf(type), Map.of());
      all.keySet().removeIf(name -> name.equals(type) || name.startsWith(type + "$"));
    }
  }

  /** The texts of the project, as they are now. */
  void setSources(Collection<SourceText> texts) {
    sources.clear();
    for (SourceText text : texts) {
      sources.computeIfAbsent(text.packageName(), p -> new ArrayList<>()).add(text);
    }
  }

  private boolean isCompiled(String type) {
    return classes.getOrDefault(packageOf(type), Map.of()).containsKey(type);
  }

  private static String packageOf(String type) {
    return type.substring(0, Math.max(type.lastIndexOf('.'), 0));
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.SOURCE_PATH
        || location == StandardLocation.CLASS_OUTPUT
        || location == StandardLocation.SOURCE_OUTPUT
        || super.hasLocation(location);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    List<JavaFileObject> found = new ArrayList<>();
    if (location == StandardLocation.SOURCE_PATH) {
      if (kinds.contains(Kind.SOURCE)) {
        sources.getOrDefault(packageName, List.of()).stream()
            .filter(text -> !isCompiled(text.mainType()))
            .forEach(found::add);
      }
      return found;
    }
    if (location == StandardLocation.CLASS_PATH && kinds.contains(Kind.CLASS)) {
      found.addAll(classes.getOrDefault(packageName, Map.of()).values());
    }
    super.list(location, packageName, kinds, recurse).forEach(found::add);
    return found;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    if (file instanceof Output output) {
      return output.type;
    }
    return file instanceof SourceText text
        ? text.mainType()
        : super.inferBinaryName(location, file);
  }

  /** Only what the project is made of counts, and no plugin starts by itself: ours would. */
  @Override
  public @Nullable ClassLoader getClassLoader(Location location) {
    return ClassLoader.getPlatformClassLoader();
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, @Nullable FileObject sibling) {
    Output output = new Output(className, kind);
    if (kind == Kind.CLASS) {
      classes.computeIfAbsent(packageOf(className), p -> new TreeMap<>()).put(className, output);
    }
    return output;
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, @Nullable FileObject sibling) {
    return new Output(packageName + "." + relativeName, Kind.OTHER);
  }

  /** What the compiler has written. */
  private static final class Output extends SimpleJavaFileObject {
    private final String type;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String type, Kind kind) {
      super(URI.create("memory:///" + type.replace('.', '/') + kind.extension), kind);
      this.type = type;
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
