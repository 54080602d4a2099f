import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Work that other threads do, too, while the caller waits for all of it. */
class Report {
  private final Object lock = new Object();
  private final int[] sizes = new int[16];
  private int total;

  private int count(String name) {
    synchronized (lock) {
      total += name.length();
      return total;
    }
  }

  private CompletableFuture<Integer> counting(String name) {
    return CompletableFuture.supplyAsync(() -> count(name));
  }

  void all() {
    Arrays.parallelSetAll(sizes, i -> count(""));
  }

  int composed(String name) {
    return CompletableFuture.supplyAsync(() -> name).thenCompose(this::counting).join();
  }

  void each(List<String> names) {
    names.parallelStream().filter(name -> !name.isEmpty()).forEach(name -> count(name));
  }

  int sum(List<String> names) {
    synchronized (lock) { // The thread that has the lock counts alone.
      return names.parallelStream().sequential().mapToInt(this::count).sum();
    }
  }

  int longest(List<String> names) {
    synchronized (lock) {
      return names.parallelStream().mapToInt(String::length).max().orElse(total);
    }
  }
}
