import dev.palisade.annotations.Excludes;
import java.util.ArrayList;
import java.util.List;

/** Those who are in a room are greeted one by one, by way of a reference. */
class Room {
  private final Object members = new Object();
  private final List<String> names = new ArrayList<>();

  @Excludes("members")
  void greet(String name) {
    synchronized (members) {
      names.add(name);
    }
  }

  void open() {
    List.of("a", "b").forEach(this::greet);
  }
}
