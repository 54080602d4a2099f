import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The map has what will be a page; whoever wants it waits when no bin is locked. */
class Pages {
  private final ConcurrentMap<Integer, Future<String>> pages = new ConcurrentHashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  String page(int number) {
    try {
      return pages.computeIfAbsent(number, n -> pool.submit(() -> fetch(n))).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String fetch(int number) {
    pages.computeIfAbsent(number + 1, n -> pool.submit(() -> "page " + n));
    return "page " + number;
  }
}
