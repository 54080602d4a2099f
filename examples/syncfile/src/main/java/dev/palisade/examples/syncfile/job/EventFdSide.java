package dev.palisade.examples.syncfile.job;

import dev.palisade.examples.comparison.Finish;
import dev.palisade.examples.comparison.Side;
import dev.palisade.examples.syncfile.linux.EventFd;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Jobs that are eventfds: each is made, watched, signaled, heard of and closed. */
abstract class EventFdSide implements Side, AutoCloseable {
  /** A process may have a thousand descriptors. */
  private static final int AT_ONCE = 250;

  final Finish finish = new Finish();

  /** A new eventfd; once it is signaled, it is counted and closed on another thread. */
  abstract EventFd watch() throws IOException;

  @Override
  public final long latency() {
    try {
      finish.begin(1);
      EventFd event = watch();
      long start = System.nanoTime();
      event.signal();
      return finish.spin() - start;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  @Override
  public final long batch(int jobs) {
    try {
      long start = System.nanoTime();
      long end = start;
      for (int left = jobs; left > 0; left -= AT_ONCE) {
        end = some(Math.min(left, AT_ONCE));
      }
      return end - start;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private long some(int jobs) throws IOException {
    finish.begin(jobs);
    for (int i = 0; i < jobs; i++) {
      watch().signal();
    }
    return finish.spin();
  }

  @Override
  public abstract void close() throws IOException;
}
