package ring;

import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.LockOrder;
import dev.palisade.annotations.Locks;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Neither compiler can point into a container of repeated annotations: the element it is. */
class Ring {
  final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
  final Object ringLock = new Object();

  @Locks("ringLock")
  @Locks(value = "wr", mode = LockMode.READ)
  void typo() {} // expect MalformedContract

  @LockOrder({"first", "second"})
  @LockOrder({"second", "first"})
  static class Order { // expect MalformedContract
    final Object first = new Object();
    final Object second = new Object();
  }
}
