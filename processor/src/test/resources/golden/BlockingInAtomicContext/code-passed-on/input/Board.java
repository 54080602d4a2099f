import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import javax.swing.SwingUtilities;

final class Board {
  private final ExecutorService pool;
  private final CountDownLatch drawn = new CountDownLatch(1);
  private final boolean quick;
  private int turns;

  Board(ExecutorService pool, boolean quick) {
    this.pool = pool;
    this.quick = quick;
  }

  void turn() {
    later(() -> turns++);
    soon(this::settle);
    pool.execute(() -> turns--);
  }

  private void soon(Runnable shown) {
    later(shown);
  }

  private void later(Runnable shown) {
    SwingUtilities.invokeLater(shown);
  }

  private void settle() {
    try {
      drawn.await(); // expect BlockingInAtomicContext
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
