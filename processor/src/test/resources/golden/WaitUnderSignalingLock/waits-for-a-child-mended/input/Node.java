import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;

final class Node {
  private final List<Node> children = new ArrayList<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread worker = new Thread(this::work);
  private final Node sibling;
  private int left;

  Node(Node sibling) {
    this.sibling = sibling;
  }

  synchronized void finish() {
    left--;
    done.countDown();
  }

  private synchronized void work() {
    left++;
  }

  synchronized void awaitAll() throws InterruptedException {
    for (Node child : children) {
      child.done.await();
      child.worker.join();
    }
  }

  synchronized void handOver(ExecutorService pool) throws Exception {
    pool.submit(() -> sibling.work()).get();
  }
}
