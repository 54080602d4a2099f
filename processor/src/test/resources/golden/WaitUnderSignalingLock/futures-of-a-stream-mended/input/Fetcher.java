import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

final class Fetcher {
  private final Object lock = new Object();
  private final ExecutorService pool = Executors.newFixedThreadPool(3);
  private long total;

  void all(List<String> urls) {
    List<CompletableFuture<Void>> parts =
        urls.stream()
            .map(url -> CompletableFuture.runAsync(() -> fetch(url)))
            .collect(Collectors.toList());
      CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0])).join();
  }

  void each(List<String> urls) throws Exception {
    List<? extends Future<?>> parts = urls.stream().map(this::start).toList();
      for (Future<?> part : parts) {
        part.get();
      }
  }

  long sum(List<String> urls) {
    List<CompletableFuture<Long>> parts =
        urls.stream().map(this::length).collect(Collectors.toList());
    return parts.stream().mapToLong(CompletableFuture::join).sum();
  }

  private CompletableFuture<Long> length(String url) {
    return CompletableFuture.supplyAsync(
        () -> {
          fetch(url);
          return total;
        });
  }

  private Future<?> start(String url) {
    return pool.submit(() -> fetch(url));
  }

  private void fetch(String url) {
    synchronized (lock) {
      total += url.length();
    }
  }
}
