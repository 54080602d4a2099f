package cache;

import dev.palisade.annotations.LockOrder;

@LockOrder({"cacheLock", "Page.pageLock"})
class Cache {
  final Object cacheLock = new Object();
}
