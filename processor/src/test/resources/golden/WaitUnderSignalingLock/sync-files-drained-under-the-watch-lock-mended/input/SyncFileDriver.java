import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.runtime.DriverFence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The driver of examples/syncfile, with a close that lets the kernel finish first. */
@FenceDriver(name = "sync_file")
final class SyncFileDriver {
  private final ReentrantLock watchLock = new ReentrantLock();
  private final Set<DriverFence> watched = new LinkedHashSet<>();

  @EnableSignaling
  boolean watch(DriverFence fence) {
    watchLock.lock();
    try {
      watched.add(fence);
    } finally {
      watchLock.unlock();
    }
    return true;
  }

  @InterruptHandler
  void ended(List<DriverFence> ended) {
    watchLock.lock();
    try {
      ended.forEach(watched::remove);
    } finally {
      watchLock.unlock();
    }
    for (DriverFence fence : ended) {
      fence.signal();
    }
  }

  void drain() throws InterruptedException {
    List<DriverFence> pending;
    watchLock.lock();
    try {
      pending = new ArrayList<>(watched);
    } finally {
      watchLock.unlock();
    }
    for (DriverFence fence : pending) {
      fence.await();
    }
  }
}
