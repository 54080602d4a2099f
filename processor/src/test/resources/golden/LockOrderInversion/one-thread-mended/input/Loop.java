import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class Loop {
  private final ExecutorService loop = Executors.newSingleThreadExecutor();
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
    loop.submit(this::sendNow);
  }

  private void sendNow() {
    synchronized (out) {
      count();
    }
  }

  private void count() {
    synchronized (in) {
      moved--;
    }
  }
}
