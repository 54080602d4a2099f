package ring;

import dev.palisade.annotations.FenceDriver;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class Drivers {
  @FenceDriver(name = "none", externalLock = "")
  static class None {}

  @FenceDriver(name = "own", externalLock = "fenceLock")
  static class Own {
    final Lock fenceLock = new ReentrantLock();
  }

  @FenceDriver(name = "inherited", externalLock = "fenceLock")
  static class Inherited extends Own {}

  @FenceDriver(name = "side", externalLock = "write")
  static class OneSide {
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    final Lock write = rw.writeLock();
  }

  @FenceDriver(name = "static", externalLock = "Queue.LOCK")
  static class Static {}

  @FenceDriver(name = "through", externalLock = "queue.lock")
  static class Through {
    final Queue queue = new Queue();
  }

  static class Queue {
    static final ReentrantLock LOCK = new ReentrantLock();
    final ReentrantLock lock = new ReentrantLock();
  }

  @FenceDriver(name = "monitor", externalLock = "this")
  static class Monitor {}

  @FenceDriver(name = "object", externalLock = "monitor")
  static class OfAnObject {
    final Object monitor = new Object();
  }

  @FenceDriver(name = "class", externalLock = "OfTheClass.class")
  static class OfTheClass {}
}
