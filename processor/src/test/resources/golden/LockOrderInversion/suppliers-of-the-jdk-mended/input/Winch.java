import java.util.logging.Logger;

/** A text for the log is made where it may be. */
class Winch {
  private static final Logger LOG = Logger.getLogger("winch");

  private final Object drum = new Object();
  private final Object brake = new Object();
  private int turns;
  private int wear;

  void turn() {
    synchronized (drum) {
      turns++;
    }
    LOG.fine(() -> "worn " + wear());
  }

  int wear() {
    synchronized (brake) {
      return wear;
    }
  }

  void stop() {
    synchronized (brake) {
      wear++;
      synchronized (drum) {
        turns = 0;
      }
    }
  }
}
