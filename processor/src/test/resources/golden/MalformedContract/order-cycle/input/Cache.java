package cache;

import dev.palisade.annotations.LockOrder;
import java.util.concurrent.locks.ReentrantLock;

@LockOrder({"inodeLock", "pageLock", "inodeLock"}) // expect MalformedContract
class Cache {
  final ReentrantLock inodeLock = new ReentrantLock();
  final ReentrantLock pageLock = new ReentrantLock();

  @LockOrder({"left", "left"}) // expect MalformedContract
  static class Twice {
    final Object left = new Object();
  }

  @LockOrder("only") // expect MalformedContract
  static class Alone {
    final Object only = new Object();
  }

  @LockOrder({}) // expect MalformedContract
  static class Empty {}
}
