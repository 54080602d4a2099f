import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

abstract class Store {
  private final Index index;

  Store(Index index) {
    this.index = index;
  }

  protected abstract Lock lock();

  protected abstract void write(String key);

  void put(String key) {
    lock().lock();
    try {
      write(key);
    } finally {
      lock().unlock();
    }
    index.add(key);
  }
}

final class DiskStore extends Store {
  private final Lock disk = new ReentrantLock();

  DiskStore(Index index) {
    super(index);
  }

  @Override
  protected Lock lock() {
    return disk;
  }

  @Override
  protected void write(String key) {
    disk.lock();
    try {
      key.length();
    } finally {
      disk.unlock();
    }
  }

  void sync() {
    disk.lock();
    disk.unlock();
  }
}

final class MemoryStore extends Store {
  private final Lock memory = new ReentrantLock();

  MemoryStore(Index index) {
    super(index);
  }

  @Override
  protected Lock lock() {
    return memory;
  }

  @Override
  protected void write(String key) {
    memory.lock();
    memory.unlock();
  }
}

final class Index {
  private final Object monitor = new Object();
  private final List<String> keys = new ArrayList<>();

  void add(String key) {
    synchronized (monitor) {
      keys.add(key);
    }
  }

  void flush(DiskStore store) {
    synchronized (monitor) {
      store.sync();
      keys.clear();
    }
  }
}

interface Guarded {
  Object mutex();

  default void tell(Journal journal) {
    synchronized (mutex()) {
    }
    journal.append(toString());
  }
}

final class Table implements Guarded {
  private final Object rows = new Object();

  @Override
  public Object mutex() {
    return rows;
  }
}

final class Journal {
  private final List<String> lines = new ArrayList<>();

  synchronized void append(String line) {
    lines.add(line);
  }

  synchronized void rotate(Guarded owner) {
    synchronized (owner.mutex()) {
      lines.clear();
    }
  }
}
