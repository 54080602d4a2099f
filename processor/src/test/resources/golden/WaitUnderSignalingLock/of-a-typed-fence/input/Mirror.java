package ring;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Timeline;
import java.util.concurrent.locks.ReentrantLock;

/** A driver that waits for another's fences: their type says whose they are. */
@FenceDriver(name = "mirror")
class Mirror {
  final ReentrantLock mirrorLock = new ReentrantLock();
  private final Disk disk = new Disk();
  private int written;

  @FenceDriver(name = "disk")
  static class Disk {
    final ReentrantLock diskLock = new ReentrantLock();
    private int head;

    static class Write extends DriverFence {
      Write(Timeline timeline) {
        super(timeline);
      }
    }

    @InterruptHandler
    void written(Write write) {
      diskLock.lock();
      head++;
      diskLock.unlock();
      write.signal();
    }
  }

  static class Copy extends DriverFence {
    Copy(Timeline timeline) {
      super(timeline);
    }
  }

  @InterruptHandler
  void copied(Copy copy) {
    mirrorLock.lock();
    written++;
    mirrorLock.unlock();
    copy.signal();
  }

  void resync(Disk.Write write) throws InterruptedException {
    mirrorLock.lock();
    try {
      write.await(); // expect InterruptUnsafeLock
    } finally {
      mirrorLock.unlock();
    }
  }

  void freeze(Disk.Write write) throws InterruptedException {
    disk.diskLock.lock();
    try {
      write.await(); // expect WaitUnderSignalingLock
    } finally {
      disk.diskLock.unlock();
    }
  }

  void drain(Copy copy) throws InterruptedException {
    mirrorLock.lock();
    try {
      copy.await(); // expect WaitUnderSignalingLock
    } finally {
      mirrorLock.unlock();
    }
  }
}
