package dev.palisade.examples.syncfile.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.palisade.annotations.Blocks;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

/**
 * Many descriptors, of which one thread waits for those that become readable. Any thread may add
 * one, at any time. Each is told of once; closing it takes it out.
 */
public final class Epoll implements AutoCloseable {
  private static final int ADD = 1;
  private static final int IN_ONCE = 1 | 1 << 30; // EPOLLIN and EPOLLONESHOT
  private static final int BATCH = 64;

  /** Events are packed on x86-64, and nowhere else. */
  private static final boolean PACKED =
      System.getProperty("os.arch").toLowerCase(Locale.ROOT).matches("amd64|x86_64");

  private static final int DATA = PACKED ? 4 : 8;
  private static final int EVENT = DATA + 8;

  private final Descriptor descriptor;

  /**
   * Without descriptors.
   *
   * @throws IOException if there are no more
   */
  public Epoll() throws IOException {
    int fd =
        Libc.checked(
            "epoll_create1", state -> (int) Libc.EPOLL_CREATE.invokeExact(state, Libc.O_CLOEXEC));
    descriptor = new Descriptor(fd, "epoll");
  }

  /**
   * Adds a descriptor, which may be readable already.
   *
   * @param fd the descriptor, not added before
   * @throws IOException with EPERM, if it cannot be polled
   */
  public void add(int fd) throws IOException {
    int epoll = descriptor.fd();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment event = arena.allocate(EVENT, 8);
      event.set(JAVA_INT, 0, IN_ONCE);
      event.set(JAVA_INT, DATA, fd);
      Libc.checked(
          "epoll_ctl", state -> (int) Libc.EPOLL_CTL.invokeExact(state, epoll, ADD, fd, event));
    }
  }

  /**
   * Waits until one is readable, or has an error to tell.
   *
   * @return those, one at least and some at most
   * @throws IOException if the kernel refuses
   */
  @Blocks
  public int[] await() throws IOException {
    int epoll = descriptor.fd();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment events = arena.allocate((long) BATCH * EVENT, 8);
      int count =
          Libc.checked(
              "epoll_wait",
              state -> (int) Libc.EPOLL_WAIT.invokeExact(state, epoll, events, BATCH, -1));
      int[] ready = new int[count];
      for (int i = 0; i < ready.length; i++) {
        ready[i] = events.get(JAVA_INT, (long) i * EVENT + DATA);
      }
      return ready;
    }
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
