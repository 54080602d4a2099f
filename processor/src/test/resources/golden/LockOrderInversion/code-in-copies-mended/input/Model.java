import java.util.ArrayList;
import java.util.List;

/** Whoever listens is told from a copy of the list, when the lock of the model is given back. */
class Model {
  private final List<Runnable> listeners = new ArrayList<>();
  private int value;

  void listen(Runnable listener) {
    synchronized (listeners) {
      listeners.add(listener);
    }
  }

  void set(int newValue) {
    List<Runnable> copy;
    synchronized (this) {
      value = newValue;
    }
    synchronized (listeners) {
      copy = new ArrayList<>(listeners);
    }
    copy.forEach(Runnable::run);
  }

  synchronized int get() {
    return value;
  }
}

class View {
  private final Model model = new Model();
  private int shown;

  View() {
    model.listen(this::redraw);
  }

  private synchronized void redraw() {
    shown++;
  }

  synchronized int draw() {
    return shown + model.get();
  }
}
