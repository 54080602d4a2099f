package flow;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

class Statements {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StampedLock stamped = new StampedLock();
  private int[][] grid = {{1, 2}, {}, {3}};

  int everyStatement(int n, String word) throws IOException {
    int sum = 0;
    outer:
    for (int i = 0, j = n; i < j; i++, --j) {
      for (int cell : grid[i % grid.length]) {
        if (cell == 2) {
          continue outer;
        } else if (cell > 2) {
          break outer;
        }
        sum += cell;
      }
    }
    do {
      sum >>>= 1;
    } while (sum > 100);
    while (true) {
      if (sum++ > n) {
        break;
      }
    }
    block:
    {
      if (n == 0) {
        break block;
      }
      sum ^= ~n;
    }
    switch (word) {
      case "a":
      case "b":
        sum++;
      case "c":
        sum--;
        break;
      default:
        assert sum > 0 : "sum " + sum;
    }
    sum += switch (n) {
      case 1, 2 -> 5;
      case 3 -> {
        int local = n * 2;
        yield local;
      }
      default -> throw new IllegalArgumentException(word);
    };
    try (StringReader reader = new StringReader(word);
        AutoCloseable again = reader::close) {
      sum += reader.read();
    } catch (IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      sum = 0;
    } finally {
      ;
    }
    var text = """
        a "text" \
        block\tover \"""lines\"""
        """;
    char c = text.charAt(0);
    long l = c + 1L << 3;
    float f = 1e-3f;
    double d = 0x1.8p1 + f;
    Object o = l > d ? (Object) l : (Comparable<String> & java.io.Serializable) text;
    return o instanceof String s && !s.isEmpty() ? s.length() : sum;
  }

  int locked() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (grid.length == 0) {
        changed.await();
      }
      return grid.length;
    } finally {
      lock.unlock();
    }
  }

  int optimistic() {
    long stamp = stamped.tryOptimisticRead();
    int length = grid.length;
    if (!stamped.validate(stamp)) {
      stamp = stamped.readLock();
      try {
        length = grid.length;
      } finally {
        stamped.unlockRead(stamp);
      }
    }
    return length;
  }

  void grow(Map<String, ? extends Lock> locks) {
    long stamp = stamped.writeLock();
    try {
      grid = new int[grid.length + 1][];
    } finally {
      stamped.unlockWrite(stamp);
    }
    Lock maybe = locks.get("x");
    if (maybe != null && maybe.tryLock()) {
      try {
        grid[0] = new int[] {1};
      } finally {
        maybe.unlock();
      }
    }
  }

  static synchronized native int nothing();

  strictfp double strict(double... all) {
    return all.length == 0 ? 0 : all[0];
  }

  int afterReturn(boolean b) {
    if (b) {
      return 1;
    }
    throw new IllegalStateException();
  }

  Object endless() {
    for (; ; ) {
      synchronized (this) {
        if (grid == null) {
          return null;
        }
      }
    }
  }
}
