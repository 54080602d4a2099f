import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Table {
  private final Object[] forks = {new Object(), new Object(), new Object()};
  private final Semaphore seats = new Semaphore(2);
  private final List<Lane> lanes = new ArrayList<>();
  private final Semaphore[] cups = {new Semaphore(1), new Semaphore(1), new Semaphore(1)};
  private int meals;

  /** With a seat less than there are cups. */
  void drink(int seat) throws InterruptedException {
    seats.acquire();
    cups[seat].acquire();
    cups[(seat + 1) % cups.length].acquire();
    meals++;
    cups[(seat + 1) % cups.length].release();
    cups[seat].release();
    seats.release();
  }

  /** The lower one first. */
  void sorted(int seat) {
    int first = Math.min(seat, (seat + 1) % forks.length);
    int second = Math.max(seat, (seat + 1) % forks.length);
    synchronized (forks[first]) {
      synchronized (forks[second]) {
        meals++;
      }
    }
  }

  /** Every other one the other way round. */
  void handed(int seat) {
    int right = (seat + 1) % forks.length;
    if (seat % 2 == 0) {
      synchronized (forks[seat]) {
        synchronized (forks[right]) {
          meals++;
        }
      }
    } else {
      synchronized (forks[right]) {
        synchronized (forks[seat]) {
          meals++;
        }
      }
    }
  }

  /** One seat less than there are forks. */
  void limited(int seat) throws InterruptedException {
    seats.acquire();
    try {
      dine(seat);
    } finally {
      seats.release();
    }
  }

  private void dine(int seat) {
    synchronized (forks[seat]) {
      synchronized (forks[(seat + 1) % forks.length]) {
        meals++;
      }
    }
  }

  /** By what each has. */
  void ranked(int at) {
    Lane lane = lanes.get(at);
    Lane next = lanes.get((at + 1) % lanes.size());
    if (lane.load < next.load) {
      lane.lock.lock();
      next.lock.lock();
    } else {
      next.lock.lock();
      lane.lock.lock();
    }
    next.lock.unlock();
    lane.lock.unlock();
  }

  /** By numbers of their own, behind variables. */
  void hashed(int seat) {
    Object left = forks[seat];
    Object right = forks[(seat + 1) % forks.length];
    int one = System.identityHashCode(left);
    int other = System.identityHashCode(right);
    if (one < other) {
      synchronized (left) {
        synchronized (right) {
          meals++;
        }
      }
    } else {
      synchronized (right) {
        synchronized (left) {
          meals++;
        }
      }
    }
  }

  /** The last one has no next. */
  void balance(int at) {
    Lane lane = lanes.get(at);
    Lane next = lanes.get(at + 1);
    lane.lock.lock();
    next.lock.lock();
    next.load += lane.load;
    next.lock.unlock();
    lane.lock.unlock();
  }

  /** The last one goes the other way. */
  static void start(int count) {
    Lock[] sticks = new Lock[count];
    for (int i = 0; i < count; i++) {
      sticks[i] = new ReentrantLock();
    }
    for (int i = 0; i < count; i++) {
      Lock left = sticks[i];
      Lock right = sticks[(i + 1) % count];
      boolean last = i == count - 1;
      new Thread(last ? new Philosopher(right, left) : new Philosopher(left, right)).start();
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
      right.lock();
      right.unlock();
    } finally {
      left.unlock();
    }
  }
}
