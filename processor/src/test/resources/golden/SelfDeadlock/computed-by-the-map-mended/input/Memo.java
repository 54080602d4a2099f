import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers results; to compute one it asks for others, and puts it in when it is known. */
class Memo {
  private final Map<Integer, Long> results = new ConcurrentHashMap<>();

  long fibonacci(int n) {
    if (n < 2) {
      return n;
    }
    Long known = results.get(n);
    if (known == null) {
      known = fibonacci(n - 1) + fibonacci(n - 2);
      results.merge(n, known, (one, other) -> one);
    }
    return known;
  }
}

/** Adds what another has counted to its own, and the other way round. */
class Counts {
  private final ConcurrentHashMap<String, Integer> all = new ConcurrentHashMap<>();

  void move(String name, Counts to) {
    Integer count = all.remove(name);
    if (count != null) {
      to.all.merge(name, count, Integer::sum);
    }
  }
}
