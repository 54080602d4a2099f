import dev.palisade.annotations.Requires;
import java.util.List;

class Totals {
  private static final Object LOCK = new Object();
  private static int total;

  @Requires("LOCK")
  static void add(int more) {
    total += more;
  }

  static void addAll(List<Integer> more) {
    synchronized (LOCK) {
      more.forEach(Totals::add);
    }
  }
}
