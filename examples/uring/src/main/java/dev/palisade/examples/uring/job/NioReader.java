package dev.palisade.examples.uring.job;

import dev.palisade.examples.uring.ReadOptions;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;

/** The measure: plain {@link FileChannel}, positional reads of the same size, one after another. */
final class NioReader {
  private NioReader() {}

  static Pass read(Target target, boolean direct, Consumer<ByteBuffer> sink) throws IOException {
    ByteBuffer buffer = Target.blocks(1, target.chunkBytes());
    try (FileChannel channel = ReadOptions.open(target.path(), direct)) {
      long[] latencies = new long[target.chunks()];
      long begin = System.nanoTime();
      for (int chunk = 0; chunk < target.chunks(); chunk++) {
        long asked = System.nanoTime();
        fill(channel, buffer, target, chunk);
        latencies[chunk] = System.nanoTime() - asked;
        sink.accept(buffer.slice(0, target.length(chunk)));
      }
      return new Pass(target.size(), System.nanoTime() - begin, latencies);
    }
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, Target target, int chunk)
      throws IOException {
    buffer.clear();
    while (buffer.position() < target.length(chunk)) {
      if (channel.read(buffer, target.offset(chunk) + buffer.position()) <= 0) {
        throw new EOFException(target.path() + " ends before byte " + target.size());
      }
    }
  }
}
