final class Kiosk {
  static final class Buffer {
    private Object item;

    synchronized Object take() throws InterruptedException {
      while (item == null) {
        wait();
      }
      Object taken = item;
      item = null;
      return taken;
    }

    synchronized void put(Object next) {
      item = next;
      notifyAll();
    }
  }

  private final Buffer buffer = new Buffer();

  Object buy() throws InterruptedException {
    return buffer.take();
  }

  synchronized void restock(Object item) {
    buffer.put(item);
  }
}
