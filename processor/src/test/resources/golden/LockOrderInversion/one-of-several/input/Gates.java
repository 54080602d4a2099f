package shop;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A lock that is held only at times keeps nobody out. */
class Gates {
  private final ReentrantLock north = new ReentrantLock();
  private final ReentrantLock south = new ReentrantLock();
  private final Object bell = new Object();
  private final Object light = new Object();
  private int rung;

  void ring(int way) {
    Lock gate =
        switch (way) {
          case 0 -> north;
          default -> {
            rung = 0;
            yield south;
          }
        };
    gate.lock();
    try {
      synchronized (bell) {
        synchronized (light) {
          rung++;
        }
      }
    } finally {
      gate.unlock();
    }
  }

  void shine() {
    north.lock();
    try {
      synchronized (light) {
        synchronized (bell) { // expect LockOrderInversion
          rung++;
        }
      }
    } finally {
      north.unlock();
    }
  }
}
