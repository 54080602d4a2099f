import java.util.ArrayList;
import java.util.List;

/** Who makes an object may touch it until somebody else has it. */
final class Shelf {
  private final List<Box> all = new ArrayList<>();

  Box make(int size) {
    Box box = new Box();
    box.size = size;
    all.add(box);
    box.used = 1; // expect GuardedAccess
    return box;
  }

  Box known(int size) {
    Box box = all.get(0);
    box.size = size; // expect GuardedAccess
    return box;
  }

  Box shown(int size) {
    Shown box = new Shown(all);
    box.size = size; // expect GuardedAccess
    return box;
  }

  static class Box {
    @GuardedBy("this")
    int size;

    @GuardedBy("this")
    int used;
  }

  static final class Shown extends Box {
    Shown(List<Box> all) {
      all.add(this);
    }
  }
}

@interface GuardedBy {
  String value();
}
