import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who completes a future runs what waits for it: here under the lock of the questions. */
class Resolver {
  private final Map<String, CompletableFuture<String>> questions = new HashMap<>();
  private final Map<String, String> answers = new HashMap<>();

  void ask(String name) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    answer.thenAccept(
        found -> {
          synchronized (answers) {
            answers.put(name, found);
          }
        });
    synchronized (questions) {
      questions.put(name, answer);
    }
  }

  void found(String name, String address) {
    synchronized (questions) {
      CompletableFuture<String> answer = questions.remove(name);
      if (answer != null) {
        answer.complete(address);
      }
    }
  }

  void forget() {
    synchronized (answers) {
      answers.clear();
      synchronized (questions) { // expect LockOrderInversion
        questions.clear();
      }
    }
  }
}
