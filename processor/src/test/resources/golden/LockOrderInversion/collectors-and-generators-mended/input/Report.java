import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class Report {
  private final Object names = new Object();
  private final Object log = new Object();
  private int reads;

  Map<String, Long> bySection(List<String> lines) {
    Map<String, Long> found =
        lines.stream().collect(Collectors.groupingBy(this::section, Collectors.counting()));
    synchronized (log) {
      return Map.copyOf(found);
    }
  }

  private String section(String line) {
    synchronized (names) {
      reads++;
      return line.substring(0, 1);
    }
  }

  void rename() {
    synchronized (names) {
      synchronized (log) {
        reads = 0;
      }
    }
  }

  private static final class Numbers {
    private final Object last = new Object();
    private final Object table = new Object();
    private int next;

    List<Integer> some() {
      return Stream.generate(this::draw).limit(8).toList();
    }

    private int draw() {
      synchronized (last) {
        return next++;
      }
    }

    int[] steps() {
      synchronized (last) {
        return IntStream.iterate(1, n -> n < 9, this::step).toArray();
      }
    }

    private int step(int n) {
      synchronized (table) {
        return 2 * n;
      }
    }
  }
}
