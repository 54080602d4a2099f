import java.util.ArrayDeque;
import java.util.Queue;

/** Who serves waits for a question in one mailbox and puts the answer into another. */
class Clerk {
  private final Mailbox questions = new Mailbox();
  private final Mailbox answers = new Mailbox();
  private int open;

  static class Mailbox {
    private final Queue<Integer> letters = new ArrayDeque<>();

    synchronized void put(int letter) {
      letters.add(letter);
      notify();
    }

    synchronized int take() throws InterruptedException {
      while (letters.isEmpty()) {
        wait();
      }
      return letters.remove();
    }
  }

  synchronized int ask(int question) throws InterruptedException {
    open++;
    questions.put(question);
    return answers.take(); // expect WaitUnderSignalingLock
  }

  void serve() throws InterruptedException {
    int question = questions.take();
    synchronized (this) {
      open--;
    }
    answers.put(2 * question);
  }
}
