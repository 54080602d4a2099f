import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who evicts does so after the lock, under which the map is only read: that locks no bin. */
class Cache {
  private final Map<String, String> loaded = new ConcurrentHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Object statistics = new Object();

  String get(String key) {
    return loaded.computeIfAbsent(key, this::load);
  }

  private String load(String key) {
    synchronized (statistics) {
      uses.merge(key, 1, Integer::sum);
    }
    return key + key;
  }

  void evict(String key) {
    boolean seldom;
    synchronized (statistics) {
      seldom = loaded.containsKey(key) && uses.getOrDefault(key, 0) < 2;
    }
    if (seldom) {
      loaded.remove(key);
    }
  }
}
