import java.util.List;

/** Other steps are run with the lock held than those that take what comes before it. */
class Steps {
  private final Object first = new Object();
  private final Object second = new Object();
  private int done;

  void start() {
    all(List.of(this::one, () -> done++));
    synchronized (first) {
      all(List.of(() -> done--, () -> done++));
    }
  }

  private static void all(List<Runnable> steps) {
    for (Runnable step : steps) {
      step.run();
    }
  }

  private void one() {
    synchronized (second) {
      done++;
    }
  }

  void back() {
    synchronized (second) {
      reset();
    }
  }

  private void reset() {
    synchronized (first) {
      done = 0;
    }
  }
}

/** The same as an array that the compiler makes. */
class Jobs {
  private final Object first = new Object();
  private final Object second = new Object();
  private int done;

  void start() {
    each(this::one, () -> done++);
    synchronized (first) {
      each(() -> done--, () -> done++);
    }
  }

  private static void each(Runnable... jobs) {
    for (Runnable job : jobs) {
      job.run();
    }
  }

  private void one() {
    synchronized (second) {
      done++;
    }
  }

  void back() {
    synchronized (second) {
      synchronized (first) {
        done = 0;
      }
    }
  }
}
