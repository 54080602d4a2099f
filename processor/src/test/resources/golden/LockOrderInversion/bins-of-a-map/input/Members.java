import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Two maps that each change the other while they change. */
class Members {
  private final ConcurrentMap<String, Long> users;
  private final ConcurrentMap<String, Long> groups;

  Members() {
    users = new ConcurrentHashMap<>();
    groups = new ConcurrentHashMap<>(64);
  }

  void join(String user, String group) {
    users.compute(
        user,
        (name, count) -> {
          groups.merge(group, 1L, Long::sum);
          return count == null ? 1 : count + 1;
        });
  }

  void dissolve(String group, String user) {
    (groups).computeIfPresent( // expect LockOrderInversion
        group,
        (name, count) -> {
          users.remove(user);
          return null;
        });
  }
}
