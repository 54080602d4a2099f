import java.util.ArrayDeque;

final class Buffer {
  private final Object outer = new Object();
  private final ArrayDeque<String> queue = new ArrayDeque<>();

  void put(String element) throws InterruptedException {
    synchronized (outer) {
      synchronized (queue) {
        while (queue.size() == 4) {
          queue.wait(); // expect WaitUnderSignalingLock
        }
        queue.add(element);
        queue.notifyAll();
      }
    }
  }

  String take() throws InterruptedException {
    synchronized (outer) {
      synchronized (queue) {
        while (queue.isEmpty()) {
          queue.wait(); // expect WaitUnderSignalingLock
        }
        queue.notifyAll();
        return queue.remove();
      }
    }
  }
}
