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
    return CompletableFuture.supplyAsync(() -> page().join().length(), others);
  }

  CompletableFuture<String> twice() {
    return page().thenCombineAsync(page(), String::concat, disk);
  }

  CompletableFuture<String> before() {
    CompletableFuture<String> first = CompletableFuture.supplyAsync(this::read, disk);
    return CompletableFuture.supplyAsync(() -> first.join(), disk);
  }
}
