import java.util.function.IntSupplier;

/** By way of code that is run at once and of an object that is made there. */
final class Line {
  int number() {
    return 1;
  }

  static int twice(IntSupplier number) {
    return number.getAsInt() * 2;
  }
}

final class Ring {
  private static final int SIZE = Line.twice(() -> Irq.first());

  private Ring() {}

  static int size() {
    return SIZE;
  }
}

final class Irq {
  private static final int FIRST = of(new Line());

  private Irq() {}

  private static int of(Line line) {
    return line.number();
  }

  static int all() {
    return FIRST + Ring.size();
  }

  static int first() {
    return FIRST;
  }
}
