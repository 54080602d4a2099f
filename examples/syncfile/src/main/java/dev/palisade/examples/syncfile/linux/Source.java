package dev.palisade.examples.syncfile.linux;

import java.io.IOException;

/** What ends once, and can be polled for it: it is readable when it has. */
public interface Source extends AutoCloseable {
  /**
   * How it ended.
   *
   * @param status 1, or a negated errno
   * @param nanos when, on the clock of {@link System#nanoTime()}, which is Linux's monotonic one
   */
  record Outcome(int status, long nanos) {}

  /**
   * What to poll.
   *
   * @return a descriptor, of this source
   */
  int fd();

  /**
   * How it ended; asked once it is readable. Does not block.
   *
   * @return well or not, and when
   * @throws IOException if the kernel does not say
   */
  Outcome outcome() throws IOException;

  /** Lets go of the descriptor. */
  @Override
  void close();
}
