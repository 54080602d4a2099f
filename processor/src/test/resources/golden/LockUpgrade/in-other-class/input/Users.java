import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class Users {
  private final Names names = new Names();

  void touch() {
    names.lock.readLock().lock();
    try {
      names.store("x"); // expect LockUpgrade
    } finally {
      names.lock.readLock().unlock();
    }
  }
}

class Names {
  final ReadWriteLock lock = new ReentrantReadWriteLock();
  private String last = "";

  void store(String name) {
    lock.writeLock().lock();
    try {
      last = name;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
