package cache;

import dev.palisade.annotations.LockOrder;

@LockOrder({"Page.pageLock", "journalLock"})
class Journal {
  final Object journalLock = new Object();
}
