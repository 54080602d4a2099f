package dev.palisade.examples.uring.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is read, and in which pieces. */
record Target(Path path, long size, int chunkBytes) {
  static Target of(Path path, int chunkBytes) throws IOException {
    return new Target(path, Files.size(path), chunkBytes);
  }

  /** Memory for this many pieces, aligned as direct I/O wants it: to the piece, so to any block. */
  static ByteBuffer blocks(int count, int chunkBytes) {
    ByteBuffer memory = ByteBuffer.allocateDirect((count + 1) * chunkBytes);
    return memory.alignedSlice(chunkBytes).slice(0, count * chunkBytes);
  }

  int chunks() {
    return Math.toIntExact((size + chunkBytes - 1) / chunkBytes);
  }

  long offset(int chunk) {
    return (long) chunk * chunkBytes;
  }

  /** Bytes of this piece; the last one may be short. */
  int length(int chunk) {
    return (int) Math.min(chunkBytes, size - offset(chunk));
  }
}
