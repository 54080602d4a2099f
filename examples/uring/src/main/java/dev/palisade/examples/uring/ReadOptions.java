package dev.palisade.examples.uring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** How {@code java.nio} opens a file to read it past the page cache. */
public final class ReadOptions {
  /**
   * A supported option of module {@code jdk.unsupported}, looked up by name: compilers disagree
   * whether naming its type deserves a warning.
   */
  private static final String EXTENDED = "com.sun.nio.file.ExtendedOpenOption";

  private ReadOptions() {}

  /**
   * Opens a file for reading. Any context that may do I/O; takes no lock.
   *
   * @param direct whether reads go past the page cache
   * @throws IOException if it cannot be opened, or this JDK has no direct reads
   */
  public static FileChannel open(Path path, boolean direct) throws IOException {
    Set<OpenOption> options =
        direct ? Set.of(StandardOpenOption.READ, direct()) : Set.of(StandardOpenOption.READ);
    return FileChannel.open(path, options);
  }

  private static OpenOption direct() throws IOException {
    try {
      return (OpenOption) Class.forName(EXTENDED).getField("DIRECT").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IOException("this JDK cannot read past the page cache", e);
    }
  }
}
