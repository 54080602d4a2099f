package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.ReturnsLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class Ring {
  final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
  final ReentrantLock ringLock = new ReentrantLock();
  final Object monitor = new Object();
  int head;

  @Locks(value = "rw", mode = LockMode.READ)
  void view() {
    rw.readLock().lock();
    rw.readLock().unlock();
  }

  @Requires("Ring.class")
  void type() {}

  @Requires("Ring.ringLock")
  static void anyInstance() {}

  @Locks("monitor")
  void monitor() {}

  @ReturnsLock("ringLock")
  ReentrantLock returnsIt() {
    return ringLock;
  }

  @Acquires(value = "ringLock", onTrue = true)
  boolean acquires() {
    return ringLock.tryLock();
  }
}
