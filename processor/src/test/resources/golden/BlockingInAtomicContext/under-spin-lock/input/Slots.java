import dev.palisade.annotations.LockClass;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Slots {
  @LockClass(name = "slots", spin = true)
  private final Lock slots;

  private final ReentrantLock table = new ReentrantLock();
  private int free;

  Slots(Lock slots) {
    this.slots = slots;
  }

  void take() throws InterruptedException {
    slots.lock();
    try {
      while (free == 0) {
        Thread.sleep(1); // expect BlockingInAtomicContext
      }
      free--;
    } finally {
      slots.unlock();
    }
  }

  void grow() throws InterruptedException {
    slots.lock();
    try {
      refill();
    } finally {
      slots.unlock();
    }
  }

  private void refill() throws InterruptedException {
    if (table.tryLock(1, TimeUnit.SECONDS)) { // expect BlockingInAtomicContext
      try {
        free++;
      } finally {
        table.unlock();
      }
    }
  }
}
