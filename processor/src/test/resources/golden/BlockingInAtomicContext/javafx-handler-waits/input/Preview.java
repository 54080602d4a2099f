import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.event.EventHandler;

final class Preview {
  private final CountDownLatch loaded = new CountDownLatch(1);

  EventHandler<String> onClick() {
    return event -> show();
  }

  void load() {
    Platform.runLater(this::show);
  }

  private void show() {
    try {
      loaded.await(); // expect BlockingInAtomicContext
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
