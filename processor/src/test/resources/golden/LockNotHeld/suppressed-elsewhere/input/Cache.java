import java.util.concurrent.locks.ReentrantLock;

/** Methods that another checker's annotation guards, and a caller which that checker trusts. */
class Cache {
  @interface GuardedBy {
    String value();
  }

  private final ReentrantLock evictionLock = new ReentrantLock();
  private int size;

  @GuardedBy("evictionLock")
  void evict() {
    size--;
  }

  @SuppressWarnings("unused")
  void clean() {
    evict(); // expect LockNotHeld
  }
}
