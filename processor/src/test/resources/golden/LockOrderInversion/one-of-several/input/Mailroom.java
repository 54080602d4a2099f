package shop;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A lock is one of several, as a condition has it: each of them may be the one that hangs. */
class Mailroom {
  private final ReentrantLock urgent = new ReentrantLock();
  private final ReentrantLock later = new ReentrantLock();
  private final Object ledger = new Object();
  private int letters;

  void post(boolean hurry) {
    Lock tray = hurry ? urgent : later;
    tray.lock();
    try {
      synchronized (ledger) {
        letters++;
      }
    } finally {
      tray.unlock();
    }
  }

  void empty() {
    synchronized (ledger) {
      later.lock(); // expect LockOrderInversion
      try {
        letters = 0;
      } finally {
        later.unlock();
      }
    }
  }
}
