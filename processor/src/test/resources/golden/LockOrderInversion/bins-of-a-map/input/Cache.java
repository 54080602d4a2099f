import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The map loads what it lacks with the key's bin locked; whoever evicts waits for that bin. */
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

  void evict() {
    synchronized (statistics) {
      for (Map.Entry<String, Integer> each : uses.entrySet()) {
        if (each.getValue() < 2) {
          loaded.remove(each.getKey()); // expect LockOrderInversion
        }
      }
    }
  }
}
