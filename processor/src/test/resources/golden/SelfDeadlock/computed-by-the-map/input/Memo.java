import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers results; to compute one it asks for others, with the bin of the first locked. */
class Memo {
  private final Map<Integer, Long> results = new ConcurrentHashMap<>();

  long fibonacci(int n) {
    return n < 2
        ? n
        : results.computeIfAbsent( // expect SelfDeadlock
            n, k -> fibonacci(k - 1) + fibonacci(k - 2));
  }
}

/** Adds what another has counted to its own, and the other way round. */
class Counts {
  private final ConcurrentHashMap<String, Integer> all = new ConcurrentHashMap<>();

  void move(String name, Counts to) {
    all.computeIfPresent( // expect SelfDeadlock
        name,
        (same, count) -> {
          to.all.merge(name, count, Integer::sum);
          return null;
        });
  }
}
