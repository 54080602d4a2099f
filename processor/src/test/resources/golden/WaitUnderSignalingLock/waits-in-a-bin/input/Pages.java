import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A page is fetched by a pool, which puts the pages around it into the same map. */
class Pages {
  private final ConcurrentMap<Integer, String> pages = new ConcurrentHashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  String page(int number) {
    return pages.computeIfAbsent(number, this::fetched); // expect WaitUnderSignalingLock
  }

  private String fetched(int number) {
    try {
      return pool.submit(() -> fetch(number)).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private String fetch(int number) {
    pages.putIfAbsent(number + 1, "next");
    return "page " + number;
  }
}
