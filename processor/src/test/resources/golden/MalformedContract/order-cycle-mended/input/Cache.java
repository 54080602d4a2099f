package cache;

import dev.palisade.annotations.LockOrder;
import java.util.concurrent.locks.ReentrantLock;

@LockOrder({"inodeLock", "pageLock"})
@LockOrder({"inodeLock", "journalLock", "pageLock"})
class Cache {
  final ReentrantLock inodeLock = new ReentrantLock();
  final ReentrantLock pageLock = new ReentrantLock();
  final ReentrantLock journalLock = new ReentrantLock();

  @LockOrder(value = {"Cache.pageLock", "this"}, strict = true)
  static class Page {}
}
