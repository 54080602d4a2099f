package dev.palisade.cli.live;

import dev.palisade.processor.summary.Summary;
import dev.palisade.processor.summary.SummaryLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The summaries on a class path. Each is read once. */
final class Libraries implements SummaryLoader.Store, AutoCloseable {
  private final List<Path> folders = new ArrayList<>();
  private final List<JarFile> jars = new ArrayList<>();
  private final Map<String, Optional<Summary>> read = new HashMap<>();

  Libraries(List<Path> classPath) throws IOException {
    for (Path path : classPath) {
      if (Files.isDirectory(path)) {
        folders.add(path);
      } else if (Files.exists(path)) {
        JarFile jar = new JarFile(path.toFile(), false);
        if (jar.stream().anyMatch(entry -> entry.getName().endsWith(Summary.SUFFIX))) {
          jars.add(jar);
        } else {
          jar.close();
        }
      }
    }
  }

  @Override
  public @Nullable Summary find(String topLevelType) {
    return read.computeIfAbsent(topLevelType, this::load).orElse(null);
  }

  private Optional<Summary> load(String type) {
    String name = type.replace('.', '/') + Summary.SUFFIX;
    try {
      for (Path folder : folders) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
          return Optional.of(Summary.read(Files.readAllBytes(file), folder.toString()));
        }
      }
      for (JarFile jar : jars) {
        ZipEntry entry = jar.getEntry(name);
        if (entry != null) {
          try (InputStream in = jar.getInputStream(entry)) {
            String file = String.valueOf(Path.of(jar.getName()).getFileName());
            return Optional.of(Summary.read(in.readAllBytes(), file));
          }
        }
      }
    } catch (IOException unreadable) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    for (JarFile jar : jars) {
      jar.close();
    }
  }
}
