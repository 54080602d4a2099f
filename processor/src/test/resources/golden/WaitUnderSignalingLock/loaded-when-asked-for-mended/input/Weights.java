import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;

/** Weighs each name once, on other threads, and sums up what it has. */
final class Weights {
  private final ConcurrentMap<String, CompletableFuture<Integer>> loads = new ConcurrentHashMap<>();
  private final Executor executor;
  private int sum;

  Weights(Executor executor) {
    this.executor = executor;
  }

  private CompletableFuture<Integer> load(String name) {
    return loads.computeIfAbsent(
        name, n -> CompletableFuture.supplyAsync(() -> weigh(n), executor));
  }

  private synchronized int weigh(String name) {
    sum++;
    return name.length();
  }

  int total(String name) {
    int weight = load(name).join();
    synchronized (this) {
      sum += weight;
      return sum;
    }
  }
}
