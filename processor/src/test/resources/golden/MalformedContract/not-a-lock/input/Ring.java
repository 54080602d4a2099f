package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.ReturnsLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** References that name something, but not a lock. */
class Ring {
  final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
  final ReentrantLock ringLock = new ReentrantLock();
  final Object monitor = new Object();
  int head;

  @Locks("rw.readLock()") // expect MalformedContract
  void view() {}

  @Requires("head") // expect MalformedContract
  void number() {}

  @Requires("Ring") // expect MalformedContract
  void type() {}

  @Requires("") // expect MalformedContract
  void empty() {}

  @Requires("ringLock") // expect MalformedContract
  static void noInstance() {}

  @Requires("this") // expect MalformedContract
  static void noThis() {}

  @Locks(value = "monitor", mode = LockMode.READ) // expect MalformedContract
  void monitorForReading() {}

  @ReturnsLock("ringLock") // expect MalformedContract
  void returnsNothing() {}

  @Acquires(value = "ringLock", onTrue = true) // expect MalformedContract
  int neverTrue() {
    return 1;
  }
}
