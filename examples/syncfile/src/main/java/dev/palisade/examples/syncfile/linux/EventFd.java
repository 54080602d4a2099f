package dev.palisade.examples.syncfile.linux;

import java.io.IOException;

/** A counter of the kernel's that can be polled: it has ended when it is not 0. */
public final class EventFd implements Source {
  private final Descriptor descriptor;
  private volatile long signaledAt;

  /**
   * A counter at 0.
   *
   * @param what to say of it if it is dropped
   * @throws IOException if there are no more
   */
  public EventFd(String what) throws IOException {
    descriptor = new Descriptor(Libc.eventfd(), what);
  }

  @Override
  public int fd() {
    return descriptor.fd();
  }

  /**
   * Makes it readable.
   *
   * @throws IOException if the kernel refuses
   */
  public void signal() throws IOException {
    Libc.count(fd());
  }

  /**
   * Sets it back.
   *
   * @throws IOException if the kernel refuses
   */
  public void reset() throws IOException {
    Libc.reset(fd());
  }

  /** A counter has no time stamp; it is when it was first seen to have ended. */
  @Override
  public Outcome outcome() throws IOException {
    if (signaledAt == 0) {
      if (!Libc.isReadable(fd())) {
        return Outcome.PENDING;
      }
      signaledAt = System.nanoTime();
    }
    return new Outcome(1, signaledAt);
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
