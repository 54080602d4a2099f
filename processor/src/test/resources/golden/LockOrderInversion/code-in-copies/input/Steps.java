import java.util.List;

/** Steps are passed on in a list, to who runs them with the lock held. */
class Steps {
  private final Object first = new Object();
  private final Object second = new Object();
  private int done;

  void start() {
    all(List.of(this::one, () -> done++));
  }

  private void all(List<Runnable> steps) {
    synchronized (first) {
      for (Runnable step : steps) {
        step.run();
      }
    }
  }

  private void one() {
    synchronized (second) {
      done++;
    }
  }

  void back() {
    synchronized (second) {
      reset(); // expect LockOrderInversion
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
  }

  private void each(Runnable... jobs) {
    synchronized (first) {
      for (Runnable job : jobs) {
        job.run();
      }
    }
  }

  private void one() {
    synchronized (second) {
      done++;
    }
  }

  void back() {
    synchronized (second) {
      synchronized (first) { // expect LockOrderInversion
        done = 0;
      }
    }
  }
}
