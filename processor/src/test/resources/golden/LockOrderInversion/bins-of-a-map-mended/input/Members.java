import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Two maps, of which only the one changes the other while it changes. */
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
    groups.computeIfPresent(group, (name, count) -> count > 1 ? count - 1 : null);
    users.remove(user);
  }
}
