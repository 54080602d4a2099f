import dev.palisade.annotations.InterruptHandler;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Slots {
  private final ReentrantLock slotLock = new ReentrantLock();
  private final Condition free = slotLock.newCondition();
  private final ReentrantLock countLock = new ReentrantLock();
  private int used;
  private int waits;

  void take() throws InterruptedException {
    countLock.lock();
    try {
      waits++;
    } finally {
      countLock.unlock();
    }
    await();
  }

  private void await() throws InterruptedException {
    slotLock.lock();
    try {
      while (used > 1) {
        free.await();
      }
    } finally {
      slotLock.unlock();
    }
  }

  @InterruptHandler
  void shown() {
    slotLock.lock();
    try {
      used--;
      free.signal();
    } finally {
      slotLock.unlock();
    }
    count();
  }

  private void count() {
    countLock.lock();
    try {
      waits = 0;
    } finally {
      countLock.unlock();
    }
  }
}
