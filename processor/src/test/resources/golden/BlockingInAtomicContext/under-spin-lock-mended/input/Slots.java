import dev.palisade.annotations.LockClass;
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
    while (!takeNow()) {
      Thread.sleep(1);
    }
  }

  private boolean takeNow() {
    slots.lock();
    try {
      if (free == 0) {
        return false;
      }
      free--;
      return true;
    } finally {
      slots.unlock();
    }
  }

  void grow() {
    slots.lock();
    try {
      refill();
    } finally {
      slots.unlock();
    }
  }

  private void refill() {
    if (table.tryLock()) {
      try {
        free++;
      } finally {
        table.unlock();
      }
    }
  }
}
