import java.util.concurrent.locks.ReentrantLock;

/** No connection is a stream: its lock always comes second. */
abstract class Flow {
  final ReentrantLock window = new ReentrantLock();
  private int size;

  void take(int bytes) {
    size -= bytes;
  }
}

class Stream extends Flow {}

class Connection extends Flow {
  void reserve(Stream stream, int bytes) {
    stream.window.lock();
    try {
      window.lock();
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
