import java.util.ArrayDeque;

final class Buffer {
  private final Object outer = new Object();
  private final ArrayDeque<String> queue = new ArrayDeque<>();
  private int taken;

  void put(String element) throws InterruptedException {
    synchronized (queue) {
      while (queue.size() == 4) {
        queue.wait();
      }
      queue.add(element);
      queue.notifyAll();
    }
  }

  String take() throws InterruptedException {
    synchronized (outer) {
      taken++;
    }
    synchronized (queue) {
      while (queue.isEmpty()) {
        queue.wait();
      }
      queue.notifyAll();
      return queue.remove();
    }
  }
}
