package shop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Whichever lock it is, the order is the same; or it cannot be that one. */
class Mailroom {
  private final ReentrantLock urgent = new ReentrantLock();
  private final ReentrantLock later = new ReentrantLock();
  private final ReadWriteLock shelves = new ReentrantReadWriteLock();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Object ledger = new Object();
  private final Object stamps = new Object();
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
    later.lock();
    try {
      synchronized (ledger) {
        letters = 0;
      }
    } finally {
      later.unlock();
    }
  }

  /** The one that is held takes no stamps: what chose it is asked again. */
  void stamp(boolean hurry) {
    Lock tray = hurry ? urgent : later;
    tray.lock();
    try {
      if (hurry) {
        synchronized (stamps) {
          letters++;
        }
      }
    } finally {
      tray.unlock();
    }
  }

  void order() {
    synchronized (stamps) {
      later.lock();
      try {
        letters++;
      } finally {
        later.unlock();
      }
    }
  }

  void shelve(boolean write) {
    Lock shelf = write ? shelves.writeLock() : shelves.readLock();
    shelf.lock();
    try {
      letters++;
    } finally {
      shelf.unlock();
    }
  }

  /** Who opens may need the other one. */
  void open(boolean hurry) {
    Lock tray = hurry ? urgent : later;
    tray.lock();
    try {
      opened.countDown();
    } finally {
      tray.unlock();
    }
  }

  void await() throws InterruptedException {
    urgent.lock();
    try {
      opened.await();
    } finally {
      urgent.unlock();
    }
  }
}
