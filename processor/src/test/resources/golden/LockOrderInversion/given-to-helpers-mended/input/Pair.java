import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

final class Pair {
  private final Object left = new Object();
  private final Object right = new Object();
  private final Lock read = new ReentrantLock();
  private final Lock write = new ReentrantLock();

  private static void both(Object one, Object other) {
    if (System.identityHashCode(one) < System.identityHashCode(other)) {
      synchronized (one) {
        synchronized (other) {
          System.identityHashCode(one);
        }
      }
    } else {
      synchronized (other) {
        synchronized (one) {
          System.identityHashCode(other);
        }
      }
    }
  }

  void leftFirst() {
    both(left, right);
  }

  void rightFirst() {
    both(right, left);
  }

  static void start(Lock one, Lock other) {
    new Thread(new Copy(one, other)).start();
  }

  void copy() {
    start(read, write);
  }

  void copyAgain() {
    start(read, write);
  }
}

final class Gated {
  private final Object gate = new Object();
  private final Object left = new Object();
  private final Object right = new Object();

  private static void both(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        System.identityHashCode(first);
      }
    }
  }

  void leftFirst() {
    synchronized (gate) {
      both(left, right);
    }
  }

  synchronized void rightFirst() {
    synchronized (gate) {
      both(right, left);
    }
  }
}

class Copy implements Runnable {
  private Lock from;
  private Lock to;

  Copy(Lock from, Lock to) {
    this.from = from;
    this.to = to;
  }

  @Override
  public void run() {
    from.lock();
    try {
      to.lock();
      to.unlock();
    } finally {
      from.unlock();
    }
  }
}
