package ring;

import dev.palisade.annotations.FenceDriver;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** External locks that the glue cannot take. */
class Drivers {
  @FenceDriver(name = "unknown", externalLock = "fenceLok") // expect MalformedContract
  static class Unknown {
    final ReentrantLock fenceLock = new ReentrantLock();
  }

  @FenceDriver(name = "private", externalLock = "fenceLock") // expect MalformedContract
  static class Private {
    private final ReentrantLock fenceLock = new ReentrantLock();
  }

  @FenceDriver(name = "hidden", externalLock = "Hidden.LOCK") // expect MalformedContract
  static class InPrivateClass {
    private static class Hidden {
      static final ReentrantLock LOCK = new ReentrantLock();
    }
  }

  @FenceDriver(name = "primitive", externalLock = "state") // expect MalformedContract
  static class Primitive {
    int state;
  }

  @FenceDriver(name = "rw", externalLock = "rw") // expect MalformedContract
  static class TwoSides {
    final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
  }

  @FenceDriver(name = "stamped", externalLock = "stamped") // expect MalformedContract
  static class Stamped {
    final StampedLock stamped = new StampedLock();
  }

  @FenceDriver(name = "semaphore", externalLock = "permits") // expect MalformedContract
  static class Permits {
    final Semaphore permits = new Semaphore(1);
  }

  @FenceDriver(name = "whose", externalLock = "Queue.lock") // expect MalformedContract
  static class WhoseQueue {}

  static class Queue {
    final ReentrantLock lock = new ReentrantLock();
  }

  @FenceDriver(name = "far", externalLock = "java.util.Vector.elementData") // expect MalformedContract
  static class Far {}
}
