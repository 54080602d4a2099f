import dev.palisade.annotations.GuardedBy;

/** Who holds the lock of the object around calls, or makes, its inner ones. */
final class Stream {
  private final Object lock = new Object();
  private final Reader reader = new Reader();
  private final Writer writer = new Writer();

  @GuardedBy("lock")
  private int position;

  @GuardedBy("this")
  private int marks;

  int read() {
    synchronized (lock) {
      return reader.read();
    }
  }

  void write() {
    synchronized (lock) {
      writer.write();
    }
    writer.write();
  }

  synchronized int mark() {
    return new Mark().nested.at;
  }

  synchronized void reset() {
    Eraser eraser = new Eraser();
    eraser.erase();
    new Eraser().erase();
  }

  int unmarked() {
    return new Unmarked().at;
  }

  interface Step {
    void take();
  }

  private void locked(Step step) {
    synchronized (lock) {
      step.take();
    }
  }

  void skip() {
    locked(
        new Step() {
          @Override
          public void take() {
            position++;
          }
        });
  }

  interface Jump {
    void take();
  }

  private void unlocked(Jump jump) {
    jump.take();
  }

  void jump() {
    unlocked(
        new Jump() {
          @Override
          public void take() {
            position++; // expect GuardedAccess
          }
        });
  }

  private final class Reader {
    int read() {
      return position++;
    }
  }

  private final class Writer {
    void write() {
      position--; // expect GuardedAccess
    }
  }

  private final class Mark {
    final Nested nested;

    private Mark() {
      nested = new Nested();
    }

    private final class Nested {
      final int at;

      Nested() {
        at = marks++;
      }
    }
  }

  private final class Unmarked {
    final int at;

    Unmarked() {
      at = marks; // expect GuardedAccess
    }
  }

  private final class Eraser {
    void erase() {
      marks = 0;
    }
  }
}
