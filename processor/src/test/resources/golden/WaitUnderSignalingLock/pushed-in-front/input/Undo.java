import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingDeque;

final class Undo {
  private final Object view = new Object();
  private final LinkedBlockingDeque<String> steps = new LinkedBlockingDeque<>();
  private final CompletableFuture<String> saved = new CompletableFuture<>();
  private int shown;

  String last() throws InterruptedException {
    synchronized (view) {
      return steps.takeFirst(); // expect WaitUnderSignalingLock
    }
  }

  void did(String step) {
    synchronized (view) {
      shown++;
      steps.push(step);
    }
  }

  CompletionStage<String> saved() {
    return saved;
  }

  String name() {
    CompletionStage<String> stage = saved;
    synchronized (view) {
      return stage.toCompletableFuture().join(); // expect WaitUnderSignalingLock
    }
  }

  void finish(String name) {
    synchronized (view) {
      shown++;
    }
    saved.complete(name);
  }
}
