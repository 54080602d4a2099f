import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Locks and code in records, whose accessors and constructors nobody has written. */
class Gates {
  record Pair(Lock in, Lock out) {
    static Pair make() {
      return new Pair(new ReentrantLock(), new ReentrantLock());
    }
  }

  record Task(String name, Runnable code) {
    Task {
      if (name.isEmpty()) {
        throw new IllegalArgumentException();
      }
    }
  }

  private final Pair pair = Pair.make();
  private final Object list = new Object();
  private int passed;

  void enter() {
    pair.in().lock();
    try {
      pair.out().lock();
      try {
        passed++;
      } finally {
        pair.out().unlock();
      }
    } finally {
      pair.in().unlock();
    }
  }

  void leave() {
    Pair same = pair;
    same.in().lock();
    try {
      same.out().lock();
      try {
        passed--;
      } finally {
        same.out().unlock();
      }
    } finally {
      same.in().unlock();
    }
  }

  private synchronized void count() {
    passed++;
  }

  void run() {
    Task task = new Task("count", this::count);
    task.code().run();
    synchronized (list) {
      passed++;
    }
  }

  synchronized void clear() {
    synchronized (list) {
      passed = 0;
    }
  }
}
