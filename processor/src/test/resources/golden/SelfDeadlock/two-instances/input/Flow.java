import java.util.concurrent.locks.ReentrantLock;

/** Of two connections, each may reserve for the other one. */
abstract class Flow {
  final ReentrantLock window = new ReentrantLock();
  private int size;

  void take(int bytes) {
    size -= bytes;
  }
}

class Stream extends Flow {}

class Connection extends Flow {
  void reserve(Flow stream, int bytes) {
    stream.window.lock();
    try {
      window.lock(); // expect SelfDeadlock
      try {
        take(bytes);
      } finally {
        window.unlock();
      }
    } finally {
      stream.window.unlock();
    }
  }
}
