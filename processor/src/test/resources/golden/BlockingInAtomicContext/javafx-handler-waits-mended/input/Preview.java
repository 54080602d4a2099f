import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.concurrent.Task;
import javafx.event.EventHandler;

final class Preview {
  private final CountDownLatch loaded = new CountDownLatch(1);

  EventHandler<String> onClick() {
    return event -> System.out.println(event);
  }

  void load(Task<String> task) throws InterruptedException {
    task.setOnSucceeded(
        event -> {
          try {
            System.out.println(task.get());
          } catch (InterruptedException | ExecutionException e) {
            System.err.println(e);
          }
        });
    Platform.runLater(loaded::countDown);
    loaded.await();
  }
}
