package dev.palisade.examples.syncfile;

import dev.palisade.examples.syncfile.linux.EventFd;
import dev.palisade.examples.syncfile.linux.Libc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The thread that polls. All it learns goes through the glue, which makes it this driver's
 * interrupt: it must come back promptly, so nothing below it may wait.
 */
final class Reaper {
  private final SyncFileDriver driver;
  private final EventFd wake;
  private final SyncFileDriverFences fences;
  private final Thread thread;
  private final AtomicBoolean stopping = new AtomicBoolean();

  Reaper(SyncFileDriver driver, EventFd wake, SyncFileDriverFences fences) {
    this.driver = driver;
    this.wake = wake;
    this.fences = fences;
    thread = new Thread(this::reap, "sync-file-reaper");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void reap() {
    try {
      while (!stopping.get()) {
        List<SyncFence> ended = awaitEnded(driver.watched());
        if (!ended.isEmpty()) {
          fences.ended(ended);
        }
      }
    } catch (IOException broken) {
      fences.lost(broken);
    }
  }

  /** Those that have ended; none, if somebody woke us because there is more to poll for. */
  private List<SyncFence> awaitEnded(List<SyncFence> watched) throws IOException {
    int[] fds = new int[watched.size() + 1];
    fds[0] = wake.fd();
    for (int i = 1; i < fds.length; i++) {
      fds[i] = watched.get(i - 1).source.fd();
    }
    boolean[] readable = Libc.awaitReadable(fds);
    if (readable[0]) {
      wake.reset();
    }
    List<SyncFence> ended = new ArrayList<>();
    for (int i = 1; i < fds.length; i++) {
      if (readable[i]) {
        ended.add(watched.get(i - 1));
      }
    }
    return ended;
  }

  /** Returns when the thread has ended, interrupted or not. */
  void stop() {
    if (!stopping.getAndSet(true)) {
      try {
        wake.signal();
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
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
