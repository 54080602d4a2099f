import dev.palisade.annotations.Requires;

final class Press {
  private final Object plates = new Object();
  private final Feeder feeder = new Feeder();
  private final Cutter cutter = new Cutter();
  private int sheets;

  @Requires("plates")
  private void press() {
    sheets++;
  }

  void run() {
    synchronized (plates) {
      feeder.feed();
      cutter.cut();
    }
    cutter.cut();
  }

  private final class Feeder {
    void feed() {
      press();
    }
  }

  private final class Cutter {
    void cut() {
      press(); // expect LockNotHeld
    }
  }
}
