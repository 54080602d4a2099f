import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a stream is given runs where it is used up, not where the stream is returned. */
class Names {
  private final Object list = new Object();
  private final Object labels = new Object();
  private final List<String> names = new ArrayList<>();
  private int label;

  private String labelled(String name) {
    synchronized (labels) {
      return name + label++;
    }
  }

  Stream<String> all() {
    synchronized (list) {
      return names.stream().filter(name -> !name.isEmpty()).map(this::labelled);
    }
  }

  void add() {
    synchronized (list) {
      all().forEach(names::add);
    }
  }

  void clear() {
    synchronized (labels) {
      synchronized (list) { // expect LockOrderInversion
        names.clear();
        label = 0;
      }
    }
  }
}
