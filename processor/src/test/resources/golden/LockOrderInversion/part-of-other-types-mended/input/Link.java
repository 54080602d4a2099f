import java.util.concurrent.locks.ReentrantLock;

abstract class Link {
  final ReentrantLock sending = new ReentrantLock();
  final Phase phase = new Phase();
  private int sent;

  void send() {
    sending.lock();
    try {
      sent++;
    } finally {
      sending.unlock();
    }
  }
}

final class Phase {
  private int count;

  synchronized void start(Caller caller) {
    count++;
    caller.send();
  }

  synchronized void next() {
    count++;
  }
}

/** Wants its sending lock in a phase. */
final class Caller extends Link {
  void begin() {
    phase.start(this);
  }
}

/** Goes to the next phase with its sending lock held, which is never a caller's. */
final class Answerer extends Link {
  void confirm() {
    sending.lock();
    try {
      phase.next();
    } finally {
      sending.unlock();
    }
  }
}
