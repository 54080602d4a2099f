import java.util.ArrayList;
import java.util.List;

/** A part takes the monitor of the pool around it, which nobody else has yet. */
class Factory {
  private final List<Pool> all = new ArrayList<>();

  synchronized Pool create() {
    Pool pool = new Pool(this);
    all.add(pool);
    return pool;
  }

  synchronized void gone(Pool pool) {
    all.remove(pool);
  }
}

class Pool {
  private final Factory factory;
  private int pending;

  Pool(Factory factory) {
    this.factory = factory;
    fill();
  }

  void fill() {
    new Task();
  }

  private synchronized void more() {
    pending++;
  }

  synchronized void close() {
    pending = 0;
    factory.gone(this);
  }

  class Task {
    Task() {
      more();
    }
  }
}
