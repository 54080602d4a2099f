import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;

/** One lock for each key, under which one waits for what is done for that key, or for another. */
class Jobs {
  private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private final ExecutorService executor;

  Jobs(ExecutorService executor) {
    this.executor = executor;
  }

  void run(String key, String dependency) throws Exception {
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      executor.submit(() -> touch(key)).get(); // expect WaitUnderSignalingLock
    }
  }

  private void touch(String key) {
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      done.merge(key, 1, Integer::sum);
    }
  }
}
