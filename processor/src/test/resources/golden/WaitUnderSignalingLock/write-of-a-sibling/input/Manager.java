import java.util.concurrent.CountDownLatch;

/** Writes in a way that its subclasses know; of those only the socket waits. */
class Manager {
  private int written;

  void writeFooter() {
    write();
  }

  void write() {
    written++;
  }

  synchronized int written() {
    return written;
  }
}

class FileManager extends Manager {
  private int size;

  /** The object that writes is a file, and holds its own monitor. */
  synchronized void rollOver() {
    writeFooter();
    size = 0;
  }

  int size() {
    return size;
  }
}

class SocketManager extends Manager {
  private final CountDownLatch connected = new CountDownLatch(1);
  private boolean open;

  @Override
  void write() {
    try {
      connected.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void close() {
    writeFooter(); // expect WaitUnderSignalingLock
  }

  void connect() {
    synchronized (this) {
      open = true;
    }
    connected.countDown();
  }

  boolean isOpen() {
    return open;
  }
}
