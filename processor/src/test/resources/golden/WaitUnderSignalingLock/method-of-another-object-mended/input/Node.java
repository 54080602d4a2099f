import java.util.concurrent.ExecutorService;

/** Waits under its own lock for code of this node, or of another one. */
class Node {
  private final Object lock = new Object();
  private final Node child;
  private int done;

  Node(Node child) {
    this.child = child;
  }

  void work() {
    synchronized (lock) {
      done++;
    }
  }

  void run(ExecutorService executor) throws Exception {
    synchronized (lock) {
      executor.submit(child::work).get();
    }
  }

  void start() throws InterruptedException {
    synchronized (lock) {
      Thread thread = new Thread(child::work);
      thread.start();
      thread.join();
    }
  }
}
