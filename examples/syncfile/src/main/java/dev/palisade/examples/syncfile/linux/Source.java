package dev.palisade.examples.syncfile.linux;

import java.io.IOException;

/** What ends once, and can be polled for it: it is readable when it has. */
public interface Source extends AutoCloseable {
  /**
   * How it ended.
   *
   * @param status 0 while it has not, 1, or a negated errno
   * @param nanos when, on the clock of {@link System#nanoTime()}, which is Linux's monotonic one
   */
  record Outcome(int status, long nanos) {
    /** Not yet. */
    public static final Outcome PENDING = new Outcome(0, 0);
  }

  /**
   * What to poll.
   *
   * @return a descriptor, of this source
   */
  int fd();

  /**
   * How it ended. Does not block.
   *
   * @return pending, if it has not
   * @throws IOException if the kernel does not say
   */
  Outcome outcome() throws IOException;

  /** Lets go of the descriptor. */
  @Override
  void close();
}
