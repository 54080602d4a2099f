import java.util.concurrent.locks.ReentrantLock;

abstract class Link {
  private final ReentrantLock sending = new ReentrantLock();
  private final Phase phase = new Phase();
  private int sent;

  void send() {
    sending.lock();
    try {
      sent++;
    } finally {
      sending.unlock();
    }
  }

  /** Both ends may get here, so both orders are taken of one link. */
  void confirm() {
    sending.lock();
    try {
      phase.next(this, false);
    } finally {
      sending.unlock();
    }
  }

  void begin() {
    phase.next(this, true);
  }
}

final class Phase {
  private int count;

  synchronized void next(Link link, boolean greets) {
    count++;
    if (greets) {
      link.send(); // expect LockOrderInversion
    }
  }
}

final class Caller extends Link {}

final class Answerer extends Link {}
