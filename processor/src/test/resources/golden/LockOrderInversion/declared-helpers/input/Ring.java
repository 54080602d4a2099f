package ring;

import dev.palisade.annotations.Acquires;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;
import java.util.concurrent.locks.ReentrantLock;

/** Two helpers whose contracts nest two locks both ways. */
abstract class Ring {
  final ReentrantLock ringLock = new ReentrantLock();
  final Table table = new Table();

  @Requires("ringLock")
  @Locks("table.tableLock") // expect LockOrderInversion
  abstract void retire();

  abstract static class Flusher {
    @Requires("given.tableLock")
    @Acquires("ring.ringLock")
    abstract void flush(Table given, Ring ring);
  }
}

class Table {
  final Object tableLock = new Object();
}
