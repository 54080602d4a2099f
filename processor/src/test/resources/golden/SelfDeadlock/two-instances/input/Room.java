import java.util.concurrent.locks.ReentrantReadWriteLock;

/** What is cast to an interface may be a room as well. */
class Room {
  private final ReentrantReadWriteLock heating = new ReentrantReadWriteLock();
  private Valve valve;

  void fit(Valve next) {
    heating.writeLock().lock();
    try {
      if (next instanceof Running) {
        ((Running) next).start(); // expect SelfDeadlock
      }
      valve = next;
    } finally {
      heating.writeLock().unlock();
    }
  }

  void refit() {
    heating.writeLock().lock();
    try {
      Valve now = valve();
      ((Running) now).start();
    } finally {
      heating.writeLock().unlock();
    }
  }

  Valve valve() {
    heating.readLock().lock();
    try {
      return valve;
    } finally {
      heating.readLock().unlock();
    }
  }
}

interface Running {
  void start();
}

interface Valve {
  int width();
}

/** A room that can be started. */
class Sauna extends Room implements Running, Valve {
  @Override
  public void start() {
    valve();
  }

  @Override
  public int width() {
    return 1;
  }
}

class Tap implements Valve, Running {
  private int turns;

  @Override
  public void start() {
    turns++;
  }

  @Override
  public int width() {
    return turns;
  }
}
