import java.util.ArrayList;
import java.util.List;

/** Views that change what they look at: who tells all of them under a lock waits for another one. */
final class Model {
  interface Listener {
    void changed(Model model);
  }

  private final List<Listener> listeners = new ArrayList<>();
  private int value;

  synchronized void add(Listener listener) {
    listeners.add(listener);
  }

  synchronized void set(int to) {
    value = to;
    for (Listener each : listeners) {
      each.changed(this);
    }
  }

  static final class View implements Listener {
    private final Model model;
    private int shown;

    View(Model model) {
      this.model = model;
    }

    @Override
    public synchronized void changed(Model model) {
      shown++;
    }

    /** The only one who sets anything, and always under the monitor of a view. */
    synchronized void edit() {
      model.set(shown); // expect LockOrderInversion
    }
  }
}
