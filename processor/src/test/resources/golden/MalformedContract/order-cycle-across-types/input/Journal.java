package cache;

import dev.palisade.annotations.LockOrder;

@LockOrder({"Page.pageLock", "journalLock"}) // expect MalformedContract
class Journal {
  final Object journalLock = new Object();
}
