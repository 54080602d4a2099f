package ring;

import dev.palisade.annotations.LockOrder;
import dev.palisade.annotations.Locks;
import dev.palisade.annotations.Requires;

@LockOrder({"ringLock", "Table.tableLock", "statsLock"})
interface RingLocks {
  Object ringLock = new Object();
  Object statsLock = new Object();

  class Table {
    final Object tableLock = new Object();
  }

  @Requires("statsLock")
  @Locks("ringLock") // expect LockOrderInversion
  void count();
}
