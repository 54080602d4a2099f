import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Other methods go round the circle. */
final class Ring {
  private final Object[] nodes = {new Object(), new Object(), new Object()};
  private final Lock[] links = {new ReentrantLock(), new ReentrantLock()};
  private final Object[] tokens = {new Object(), new Object()};
  private int passed;

  private int after(int node) {
    return (node + 1) % nodes.length;
  }

  private Lock in(int node) {
    return links[node];
  }

  private Lock out(int node) {
    return links[(node + 1) % links.length];
  }

  private Object token(int node) {
    return tokens[node % tokens.length];
  }

  void pass(int node) {
    synchronized (nodes[node]) {
      synchronized (nodes[after(node)]) { // expect SelfDeadlock
        passed++;
      }
    }
  }

  final class Station {
    private final int at;

    Station(int at) {
      this.at = at;
    }

    void forward() {
      in(at).lock();
      out(at).lock(); // expect SelfDeadlock
      passed++;
      out(at).unlock();
      in(at).unlock();
    }
  }

  void swap(int node) {
    synchronized (token(node)) {
      synchronized (token(node + 1)) { // expect SelfDeadlock
        passed++;
      }
    }
  }
}
