package ring;

import dev.palisade.annotations.LockMode;
import dev.palisade.annotations.LockOrder;
import dev.palisade.annotations.Locks;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class Ring {
  final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
  final Object ringLock = new Object();

  @Locks("ringLock")
  @Locks(value = "rw", mode = LockMode.READ)
  void both() {}

  @LockOrder({"first", "second"})
  @LockOrder({"second", "third"})
  static class Order {
    final Object first = new Object();
    final Object second = new Object();
    final Object third = new Object();
  }
}
