package sample;

import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Getters that return what they do not have themselves, or that somebody gives them. */
final class Getters {
  static final class Shared {
    private static final Lock LOCK = new ReentrantLock();

    static Lock lock() {
      return LOCK;
    }
  }

  static final class OfGetter {
    private final Lock journal = new ReentrantLock();
    private int count;
    private final Lock table = new ReentrantLock();

    Lock first() {
      return this.second();
    }

    private Lock second() {
      return table;
    }

    void update() {
      first().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        first().unlock();
      }
    }

    void flush() {
      first().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        first().unlock();
      }
    }
  }

  static final class OfPart {
    private final Lock journal = new ReentrantLock();
    private int count;
    private static final class Part {
      final Lock lock = new ReentrantLock();
    }

    private final Part part = new Part();

    Lock table() {
      return part.lock;
    }

    void update() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }

    void flush() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }
  }

  static final class OfPartsGetter {
    private final Lock journal = new ReentrantLock();
    private int count;
    private static final class Part {
      final Lock lock = new ReentrantLock();

      Lock lock() {
        return lock;
      }
    }

    private final Part part = new Part();

    Lock table() {
      return part.lock();
    }

    void update() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }

    void flush() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }
  }

  static final class OfType {
    private final Lock journal = new ReentrantLock();
    private int count;
    Lock table() {
      return Shared.lock();
    }

    void update() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }

    void flush() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }
  }

  static final class OfSuper {
    private final Lock journal = new ReentrantLock();
    private int count;
    private static class Base {
      private final Lock table = new ReentrantLock();

      Lock lock() {
        return table;
      }
    }

    private static final class Kid extends Base {
      Lock table() {
        return super.lock();
      }
    }

    private final Kid kid = new Kid();

    void update() {
      kid.table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        kid.table().unlock();
      }
    }

    void flush() {
      kid.table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        kid.table().unlock();
      }
    }
  }

  static final class OfOuter {
    private final Lock journal = new ReentrantLock();
    private int count;
    private final Lock table = new ReentrantLock();

    private final class Door {
      Lock lock() {
        return table;
      }
    }

    private final Door door = new Door();

    void update() {
      door.lock().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        door.lock().unlock();
      }
    }

    void flush() {
      door.lock().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        door.lock().unlock();
      }
    }
  }

  static final class OfCast {
    private final Lock journal = new ReentrantLock();
    private int count;
    private final Object table = new ReentrantLock();

    Lock table() {
      return (Lock) Objects.requireNonNull(table);
    }

    void update() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }

    void flush() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }
  }

  static final class OfView {
    private final Lock journal = new ReentrantLock();
    private int count;
    private final ReadWriteLock table = new ReentrantReadWriteLock();

    ReadWriteLock both() {
      return table;
    }

    Lock table() {
      return both().writeLock();
    }

    void update() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }

    void flush() {
      table().lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        table().unlock();
      }
    }
  }

  static final class OfParameter {
    private final Lock journal = new ReentrantLock();
    private int count;
    private static final class Part {
      final Lock lock = new ReentrantLock();
    }

    private final Part part = new Part();

    private static Lock of(Part any) {
      return any.lock;
    }

    void update() {
      of(part).lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        of(part).unlock();
      }
    }

    void flush() {
      of(part).lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        of(part).unlock();
      }
    }
  }

  static final class OfAnything {
    private final Lock journal = new ReentrantLock();
    private int count;
    private final Lock table = new ReentrantLock();

    private static <T> T checked(T it) {
      if (it == null) {
        throw new IllegalStateException();
      }
      return it;
    }

    void update() {
      checked(table).lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        checked(table).unlock();
      }
    }

    void flush() {
      checked(table).lock();
      try {
        journal.lock();
        try {
          count++;
        } finally {
          journal.unlock();
        }
      } finally {
        checked(table).unlock();
      }
    }
  }

  /** A method that has the name of a check, and checks nothing. */
  static final class OfNothing {
    private final Lock table;

    OfNothing(Lock given) {
      table = requireNonNull();
    }

    private static Lock requireNonNull() {
      return new ReentrantLock();
    }

    Lock table() {
      return requireNonNull();
    }
  }
}
