package dev.palisade.examples.uring.job;

import dev.palisade.examples.uring.ReadFence;
import dev.palisade.examples.uring.ReadRequest;
import dev.palisade.examples.uring.UringDriver;
import dev.palisade.runtime.FenceError;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Reads a file through fences: a window of requests is in flight, the oldest one's bytes go to the
 * sink (so the sink sees the file in order), and its buffer goes out again with the next request.
 *
 * <p>One thread uses a reader; its requests finish on the driver's.
 */
final class FenceReader {
  private final UringDriver driver;
  private final Slot[] window;
  private final Tally tally;

  /** A reader with {@code depth} requests in flight, which the driver must allow. */
  FenceReader(UringDriver driver, int depth, int chunkBytes, Tally tally) {
    this.driver = driver;
    this.tally = tally;
    ByteBuffer memory = Target.blocks(depth, chunkBytes);
    window = new Slot[depth];
    for (int i = 0; i < depth; i++) {
      window[i] = new Slot(memory.slice(i * chunkBytes, chunkBytes));
    }
  }

  /** Reads the whole target, open under this number, into the sink. */
  Pass read(int file, Target target, Consumer<ByteBuffer> sink)
      throws IOException, InterruptedException {
    long[] latencies = new long[target.chunks()];
    long begin = System.nanoTime();
    int asked = 0;
    for (int chunk = 0; chunk < target.chunks(); chunk++) {
      while (asked < Math.min(target.chunks(), chunk + window.length)) {
        ask(file, target, asked++);
      }
      Slot slot = window[chunk % window.length];
      slot.awaitSignal(Interest.of(chunk));
      tally.add(Interest.of(chunk));
      latencies[chunk] = slot.latency();
      complete(file, target, chunk);
      sink.accept(slot.buffer.slice(0, target.length(chunk)));
    }
    return new Pass(target.size(), System.nanoTime() - begin, latencies);
  }

  /** A whole chunk is asked for even at the end of the file: direct reads want whole blocks. */
  private void ask(int file, Target target, int chunk) {
    Slot slot = window[chunk % window.length];
    ReadRequest request = new ReadRequest(file, slot.buffer, target.offset(chunk));
    slot.ask(driver, request, Interest.of(chunk));
  }

  /** A read may move less than asked: the rest is asked for again. */
  private void complete(int file, Target target, int chunk)
      throws IOException, InterruptedException {
    Slot slot = window[chunk % window.length];
    int length = target.length(chunk);
    int got = moved(slot.fence());
    while (got < length) {
      ByteBuffer rest = slot.buffer.slice(got, slot.buffer.capacity() - got);
      ReadFence fence = driver.read(new ReadRequest(file, rest, target.offset(chunk) + got));
      fence.await();
      int more = moved(fence);
      if (more == 0) {
        throw new EOFException(target.path() + " ends before byte " + target.size());
      }
      got += more;
    }
  }

  private int moved(ReadFence fence) throws IOException {
    FenceError error = fence.error();
    if (error != null) {
      throw new IOException("a read failed: " + error.name(), error.cause());
    }
    return driver.transferred(fence);
  }
}
