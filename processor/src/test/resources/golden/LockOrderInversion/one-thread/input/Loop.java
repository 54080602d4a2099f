import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class Loop {
  private final ExecutorService loop = Executors.newSingleThreadExecutor();
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final Object in = new Object();
  private final Object out = new Object();
  private int moved;

  void receive() {
    loop.execute(
        () -> {
          synchronized (in) {
            synchronized (out) {
              moved++;
            }
          }
        });
  }

  void send() {
    workers.execute(
        () -> {
          synchronized (out) {
            synchronized (in) { // expect LockOrderInversion
              moved--;
            }
          }
        });
  }
}
