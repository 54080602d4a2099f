/** Makes its control, and lets others have it, too. */
class Writer {
  private final Control control;
  private int queues;

  Writer(String name) {
    control = new Control(this, name);
  }

  synchronized void flush() {
    control.mark();
  }

  synchronized void abort() {
    control.stop();
  }

  synchronized void reset() {
    queues++;
  }

  int queues() {
    return queues;
  }

  void tick() {
    control.mark();
  }
}

class Control {
  private final Writer writer;
  private final String name;

  Control(Writer writer, String name) {
    this.writer = writer;
    this.name = name;
  }

  void mark() {
    synchronized (this) {
      writer.reset(); // expect LockOrderInversion
    }
  }

  synchronized void stop() {
    System.identityHashCode(name);
  }
}
