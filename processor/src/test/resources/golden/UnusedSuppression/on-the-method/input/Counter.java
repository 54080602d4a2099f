import dev.palisade.annotations.Assumes;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.Requires;
import java.util.concurrent.locks.ReentrantLock;

class Counter {
  final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  int count;

  @SuppressWarnings("GuardedAccess") // expect UnusedSuppression
  @Assumes(id = "GuardedAccess", reason = "shown to people, who do not mind")
  void peekOften() {}

  int peek() {
    return count; // expect GuardedAccess
  }

  @Requires("lock")
  void reset() {
    count = 0;
  }

  @SuppressWarnings("LockNotHeld") // expect UnusedSuppression
  @Assumes(id = "LockNotHeld", reason = "called before any thread is started")
  void openLater() {}

  void open() {
    reset(); // expect LockNotHeld
  }
}
