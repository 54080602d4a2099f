import java.util.ArrayList;
import java.util.List;

/** Whoever listens is told from a copy of the list, but under the lock of the model all the same. */
class Model {
  private final List<Runnable> listeners = new ArrayList<>();
  private int value;

  void listen(Runnable listener) {
    synchronized (listeners) {
      listeners.add(listener);
    }
  }

  synchronized void set(int newValue) {
    value = newValue;
    List<Runnable> copy;
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
    return shown + model.get(); // expect LockOrderInversion
  }
}
