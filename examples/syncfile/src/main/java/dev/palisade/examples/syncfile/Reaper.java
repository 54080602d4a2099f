package dev.palisade.examples.syncfile;

import dev.palisade.examples.syncfile.linux.Epoll;
import dev.palisade.examples.syncfile.linux.EventFd;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The thread that waits for the kernel. All it learns goes through the glue, which makes it this
 * driver's interrupt: it must come back promptly, so nothing below it may wait.
 */
final class Reaper {
  private final Epoll epoll;
  private final SyncFileDriverFences fences;

  /** Readable when the thread is to end. */
  private final EventFd stop;

  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Thread thread;

  Reaper(Epoll epoll, SyncFileDriverFences fences) throws IOException {
    this.epoll = epoll;
    this.fences = fences;
    stop = new EventFd("the stop of a sync_file driver");
    epoll.add(stop.fd());
    thread = new Thread(this::reap, "sync-file-reaper");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void reap() {
    try {
      while (!stopping.get()) {
        fences.ended(epoll.await());
      }
    } catch (IOException broken) {
      fences.lost(broken);
    }
  }

  /** Returns when the thread has ended, interrupted or not. */
  void stop() {
    if (!stopping.getAndSet(true)) {
      try {
        stop.signal();
      } catch (IOException broken) {
        throw new IllegalStateException("the reaper cannot be woken", broken);
      }
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    stop.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
