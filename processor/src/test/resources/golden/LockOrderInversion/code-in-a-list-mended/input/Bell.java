import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listeners that are told under the lock of the bell; one of them asks the bell under its own. */
class Bell {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private int rings;

  void addListener(Runnable listener) {
    listeners.add(listener);
  }

  void ring() {
    synchronized (this) {
      rings++;
    }
    for (Runnable listener : listeners) {
      listener.run();
    }
  }

  synchronized int rings() {
    return rings;
  }

  static class Butler {
    private final List<Integer> heard = new ArrayList<>();
    private final Bell bell;

    Butler(Bell bell) {
      this.bell = bell;
      bell.addListener(
          () -> {
            synchronized (heard) {
              heard.add(1);
            }
          });
    }

    boolean missed() {
      synchronized (heard) {
        return heard.size() < bell.rings();
      }
    }
  }
}
