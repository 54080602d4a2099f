import java.security.PrivilegedAction;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.Subject;

/** The same order with a class that has a name, which the caller makes. */
class Gauge {
  private final ReentrantLock needle = new ReentrantLock();
  private final ReentrantLock scale = new ReentrantLock();
  private int value;

  private final class Read implements PrivilegedAction<Integer> {
    @Override
    public Integer run() {
      scale.lock();
      try {
        return value;
      } finally {
        scale.unlock();
      }
    }
  }

  int look(Subject reader) {
    needle.lock();
    try {
      return Subject.doAs(reader, new Read());
    } finally {
      needle.unlock();
    }
  }

  void set(int next) {
    needle.lock();
    try {
      scale.lock();
      try {
        value = next;
      } finally {
        scale.unlock();
      }
    } finally {
      needle.unlock();
    }
  }
}
