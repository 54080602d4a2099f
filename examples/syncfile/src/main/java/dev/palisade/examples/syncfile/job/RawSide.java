package dev.palisade.examples.syncfile.job;

import dev.palisade.examples.syncfile.linux.Epoll;
import dev.palisade.examples.syncfile.linux.EventFd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An epoll, a thread that waits for it, and a table of what it waits for: written by hand. */
final class RawSide extends EventFdSide {
  private final Epoll epoll = new Epoll();
  private final Map<Integer, EventFd> watched = new ConcurrentHashMap<>();

  /** In the epoll, and not in the table. */
  private final EventFd stop = new EventFd("the stop of a measurement");

  private final Thread thread = new Thread(this::reap, "raw");

  RawSide() throws IOException {
    epoll.add(stop.fd());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String name() {
    return "raw epoll";
  }

  private void reap() {
    try {
      boolean more = true;
      while (more) {
        more = ended(epoll.await());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** False: to be stopped. */
  private boolean ended(int[] fds) {
    for (int fd : fds) {
      EventFd event = watched.remove(fd);
      if (event == null) {
        return false;
      }
      finish.calledBack();
      event.close();
    }
    return true;
  }

  @Override
  EventFd watch() throws IOException {
    EventFd event = new EventFd("a measurement's");
    watched.put(event.fd(), event);
    epoll.add(event.fd());
    return event;
  }

  @Override
  public void close() throws IOException {
    stop.signal();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    stop.close();
    epoll.close();
  }
}
