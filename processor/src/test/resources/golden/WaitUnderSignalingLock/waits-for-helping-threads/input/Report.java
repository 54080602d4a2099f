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
    synchronized (lock) {
      Arrays.parallelSetAll(sizes, i -> count("")); // expect WaitUnderSignalingLock
    }
  }

  int composed(String name) {
    synchronized (lock) {
      return CompletableFuture.supplyAsync(() -> name).thenCompose(this::counting).join(); // expect WaitUnderSignalingLock
    }
  }

  void each(List<String> names) {
    synchronized (lock) {
      names.parallelStream().filter(name -> !name.isEmpty()).forEach(name -> count(name)); // expect WaitUnderSignalingLock
    }
  }

  int sum(List<String> names) {
    synchronized (lock) {
      return names.stream().parallel().mapToInt(this::count).sum(); // expect WaitUnderSignalingLock
    }
  }
}
