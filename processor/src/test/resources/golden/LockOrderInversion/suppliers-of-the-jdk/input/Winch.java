import java.util.logging.Logger;

/** A text for the log is made by the thread that logs, with the locks it holds. */
class Winch {
  private static final Logger LOG = Logger.getLogger("winch");

  private final Object drum = new Object();
  private final Object brake = new Object();
  private int turns;
  private int wear;

  void turn() {
    synchronized (drum) {
      turns++;
      LOG.fine(() -> "worn " + wear());
    }
  }

  int wear() {
    synchronized (brake) {
      return wear;
    }
  }

  void stop() {
    synchronized (brake) {
      wear++;
      synchronized (drum) { // expect LockOrderInversion
        turns = 0;
      }
    }
  }
}
