import dev.palisade.annotations.LockClass;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;

final class Slots {
  @LockClass(name = "slots", spin = true)
  private final Lock slots;

  private int free;

  Slots(Lock slots) {
    this.slots = slots;
  }

  private <T> T change(Callable<T> how) throws Exception {
    slots.lock();
    try {
      return how.call();
    } finally {
      slots.unlock();
    }
  }

  int take() throws Exception {
    Thread.sleep(1);
    return change(() -> free--);
  }
}
