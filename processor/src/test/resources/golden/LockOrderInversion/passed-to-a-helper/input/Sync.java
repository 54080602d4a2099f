/** Two objects that are locked by nobody but a helper that they pass themselves to. */
final class Sync {
  private Sync() {}

  static void with(Object monitor, Runnable code) {
    synchronized (monitor) {
      code.run();
    }
  }
}

final class Left {
  private int touched;

  void push(Right right) {
    Sync.with(this, right::touch);
  }

  void touch() {
    Sync.with(this, () -> touched++);
  }
}

final class Right {
  private int touched;

  void push(Left left) {
    Sync.with(this, left::touch); // expect LockOrderInversion
  }

  void touch() {
    Sync.with(this, () -> touched++);
  }
}
