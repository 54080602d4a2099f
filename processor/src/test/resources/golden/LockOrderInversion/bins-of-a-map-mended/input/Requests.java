import dev.palisade.annotations.LockOrder;
import dev.palisade.annotations.Locks;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** No contract can name a bin, so none has to. */
@LockOrder(
    value = {"queueLock", "slotLock"},
    strict = true)
class Requests {
  final ReentrantLock queueLock = new ReentrantLock();
  final ReentrantLock slotLock = new ReentrantLock();
  private final ConcurrentHashMap<Long, Integer> tries = new ConcurrentHashMap<>();

  @Locks("queueLock")
  void retry(long id) {
    queueLock.lock();
    try {
      tries.merge(id, 1, Integer::sum);
      tries.putIfAbsent(id + 1, 0);
    } finally {
      queueLock.unlock();
    }
  }
}
