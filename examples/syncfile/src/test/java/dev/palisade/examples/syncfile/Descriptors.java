package dev.palisade.examples.syncfile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What this process has open. */
final class Descriptors {
  static final String SYNC_FILE = "anon_inode:sync_file";
  static final String EVENTFD = "anon_inode:[eventfd]";

  private Descriptors() {}

  /** How many descriptors are of this kind, as /proc names it. */
  static int open(String kind) throws IOException {
    int count = 0;
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : open) {
        try {
          count += Files.readSymbolicLink(each).toString().equals(kind) ? 1 : 0;
        } catch (NoSuchFileException closedMeanwhile) {
          // The one the listing itself used.
        }
      }
    }
    return count;
  }
}
