import dev.palisade.annotations.GuardedBy;

/** What others do not see is called by nobody else, also in a class that they see. */
public class Meter {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private int reading;

  private interface Reading {
    int take();
  }

  private int read(Reading how) {
    synchronized (lock) {
      return how.take();
    }
  }

  public int reading() {
    return read(
        new Reading() {
          @Override
          public int take() {
            return reading;
          }
        });
  }
}
