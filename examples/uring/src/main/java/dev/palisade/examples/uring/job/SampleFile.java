package dev.palisade.examples.uring.job;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Finds a real file worth reading: the running JDK has one, as a rule. */
final class SampleFile {
  private static final long ENOUGH = 100_000_000;

  private SampleFile() {}

  /** The JDK's module image, or the biggest file of the JDK, or one made for the purpose. */
  static Path find() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    Path modules = home.resolve("lib/modules");
    if (isEnough(modules)) {
      return modules;
    }
    try (Stream<Path> files = Files.walk(home)) {
      Optional<Path> biggest =
          files.filter(SampleFile::isEnough).max(Comparator.comparingLong(SampleFile::size));
      return biggest.isPresent() ? biggest.get() : generate();
    }
  }

  private static boolean isEnough(Path path) {
    return Files.isRegularFile(path) && Files.isReadable(path) && size(path) >= ENOUGH;
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path generate() throws IOException {
    Path path = Files.createTempFile("palisade-", ".bin");
    path.toFile().deleteOnExit();
    SplittableRandom random = new SplittableRandom(1);
    byte[] block = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(path)) {
      for (long written = 0; written < ENOUGH; written += block.length) {
        random.nextBytes(block);
        out.write(block);
      }
    }
    return path;
  }
}
