import dev.palisade.annotations.Requires;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A reference to a method that requires a lock is run at once, or by who takes the lock. */
class Table {
  private final ReentrantLock rows = new ReentrantLock();
  private final List<String> all = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();

  @Requires("rows")
  void index(String name) {
    byName.merge(name, 1, Integer::sum);
  }

  void insert(String name) {
    rows.lock();
    try {
      all.add(name);
      List.of(name).forEach(this::index);
    } finally {
      rows.unlock();
    }
  }

  void rebuild() {
    byName.clear();
    rows.lock();
    try {
      all.forEach(this::index);
    } finally {
      rows.unlock();
    }
  }

  void copy(Table other) {
    List<String> names;
    rows.lock();
    try {
      names = List.copyOf(all);
    } finally {
      rows.unlock();
    }
    other.rows.lock();
    try {
      names.forEach(other::index);
    } finally {
      other.rows.unlock();
    }
  }
}
