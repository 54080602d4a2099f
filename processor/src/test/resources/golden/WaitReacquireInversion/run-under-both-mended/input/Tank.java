import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

final class Tank {
  private final ReentrantLock level = new ReentrantLock();
  private final Condition room = level.newCondition();
  private final Object pipe = new Object();
  private int litres;

  private void inPipe(Callable<?> code) throws Exception {
    synchronized (pipe) {
      code.call();
    }
  }

  void fill() throws Exception {
    level.lock();
    try {
      while (litres > 9) {
        room.await();
      }
      inPipe(() -> litres++);
    } finally {
      level.unlock();
    }
  }

  void drain() {
    level.lock();
    try {
      litres = 0;
      room.signalAll();
    } finally {
      level.unlock();
    }
  }
}
