package dev.palisade.examples.syncfile.linux;

import java.io.IOException;

/** A counter of the kernel's that can be polled: it has ended when it is not 0. */
public final class EventFd implements Source {
  private final Descriptor descriptor;

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

  /** A counter has no time stamp, so it is now. */
  @Override
  public Outcome outcome() {
    return new Outcome(1, System.nanoTime());
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
