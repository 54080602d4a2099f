import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class Index {
  private final ExecutorService disk = Executors.newSingleThreadExecutor();
  private final ExecutorService others = Executors.newCachedThreadPool();

  private String read() {
    return "page";
  }

  private CompletableFuture<String> page() {
    return CompletableFuture.supplyAsync(this::read, disk);
  }

  CompletableFuture<Integer> size() {
    return CompletableFuture.supplyAsync(() -> page().join().length(), disk); // expect WaitUnderSignalingLock
  }

  CompletableFuture<String> twice() {
    return page()
        .thenApplyAsync(
            first -> {
              CompletableFuture<String> second = CompletableFuture.supplyAsync(this::read, disk);
              return first + second.join(); // expect WaitUnderSignalingLock
            },
            disk);
  }
}
