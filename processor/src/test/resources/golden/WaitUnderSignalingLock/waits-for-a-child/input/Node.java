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
    for (int i = 0; i < children.size(); i++) {
      done.await(); // expect WaitUnderSignalingLock
      worker.join(); // expect WaitUnderSignalingLock
    }
  }

  synchronized void handOver(ExecutorService pool) throws Exception {
    pool.submit(() -> work()).get(); // expect WaitUnderSignalingLock
  }
}
