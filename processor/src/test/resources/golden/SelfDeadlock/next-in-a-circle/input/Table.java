import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Table {
  private final Object[] forks = {new Object(), new Object(), new Object()};
  private final List<Lane> lanes = new ArrayList<>();
  private final Semaphore[] cups = new Semaphore[3];
  private int meals;

  Table() {
    for (int i = 0; i < cups.length; i++) {
      cups[i] = new Semaphore(1);
    }
  }

  void drink(int seat) throws InterruptedException {
    cups[seat].acquire();
    cups[(seat + 1) % cups.length].acquire(); // expect SelfDeadlock
    meals++;
    cups[(seat + 1) % cups.length].release();
    cups[seat].release();
  }

  void dine(int seat) {
    if (seat < 0) {
      throw new IllegalArgumentException("no such seat");
    }
    int right = (seat + 1) % forks.length;
    synchronized (forks[seat]) {
      synchronized (forks[right]) { // expect SelfDeadlock
        meals++;
      }
    }
  }

  void balance(int at) {
    Lane lane = lanes.get(at);
    Lane next = lanes.get(at + 1 == lanes.size() ? 0 : at + 1);
    if (lane == next || lane.load < 1) {
      return;
    }
    lane.lock.lock();
    next.lock.lock(); // expect SelfDeadlock
    next.load += lane.load;
    next.lock.unlock();
    lane.lock.unlock();
  }

  static void start(int count) {
    Lock[] sticks = new Lock[count];
    for (int i = 0; i < count; i++) {
      sticks[i] = new ReentrantLock();
    }
    for (int i = 0; i < count; i++) {
      new Thread(new Philosopher(sticks[i], sticks[(i + count - 1) % count])).start();
    }
  }
}

final class Lane {
  final Lock lock = new ReentrantLock();
  int load;
}

final class Philosopher implements Runnable {
  private final Lock left;
  private final Lock right;

  Philosopher(Lock left, Lock right) {
    this.left = left;
    this.right = right;
  }

  @Override
  public void run() {
    left.lock();
    try {
      right.lock(); // expect SelfDeadlock
      right.unlock();
    } finally {
      left.unlock();
    }
  }
}
