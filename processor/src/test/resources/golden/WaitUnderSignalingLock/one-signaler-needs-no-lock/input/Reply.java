import java.util.concurrent.CompletableFuture;

final class Reply {
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final Object line = new Object();
  private String last = "";

  String ask() {
    synchronized (line) {
      last = answer.join(); // expect WaitUnderSignalingLock
      return last;
    }
  }

  void reply(String text) {
    synchronized (line) {
      last = text;
    }
    answer.complete(text);
  }

  void hangUp() {
    synchronized (line) {
      answer.completeExceptionally(new IllegalStateException());
    }
  }
}
