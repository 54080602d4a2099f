import java.util.HashMap;
import java.util.Map;

/** A lock that only the initialiser's class makes: who holds it has waited for the initialiser. */
final class Pool {
  private static final Map<String, Integer> LIVE = new HashMap<>();

  static {
    take("first");
  }

  private Pool() {}

  static int take(String name) {
    synchronized (LIVE) {
      return LIVE.merge(name, Sizes.initial(), Integer::sum);
    }
  }
}

final class Sizes {
  private static final int INITIAL = Integer.getInteger("sizes", 2);

  private Sizes() {}

  static int initial() {
    return INITIAL;
  }

  static int more() {
    return Pool.take("more");
  }
}
