/** Two kinds of inner objects take the monitor of the one around them, which nothing else does. */
class Desk {
  private final Object drawer = new Object();
  private int papers;

  class Reader {
    void read() {
      synchronized (Desk.this) {
        synchronized (drawer) {
          papers--;
        }
      }
    }
  }

  class Writer {
    void write() {
      synchronized (drawer) {
        synchronized (Desk.this) { // expect LockOrderInversion
          papers++;
        }
      }
    }
  }
}
