import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

abstract class Cache {
  private final Object lock = new Object();
  private final Map<String, String> known = new HashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private final Object state = new Object();

  protected abstract String load(String key);

  String get(String key) {
    synchronized (lock) {
      return known.computeIfAbsent(key, this::load);
    }
  }

  void drop(String key) {
    synchronized (lock) {
      known.remove(key);
    }
  }

  void start() {
    listeners.add(
        () -> {
          synchronized (state) {
            state.notifyAll();
          }
        });
  }

  void tell() {
    synchronized (listeners) {
      listeners.forEach(Runnable::run);
    }
  }

  void add(Runnable listener) {
    synchronized (state) {
      synchronized (listeners) { // expect LockOrderInversion
        listeners.add(listener);
      }
    }
  }
}

final class Users extends Cache {
  private final Groups groups;

  Users(Groups groups) {
    this.groups = groups;
  }

  @Override
  protected String load(String key) {
    return groups.of(key);
  }
}

final class Groups {
  private final Map<String, String> of = new HashMap<>();

  synchronized String of(String user) {
    return of.get(user);
  }

  synchronized void remove(String user, Users users) {
    of.remove(user);
    users.drop(user); // expect LockOrderInversion
  }
}
