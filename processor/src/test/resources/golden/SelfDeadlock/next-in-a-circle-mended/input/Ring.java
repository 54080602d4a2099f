import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Other methods go round the circle, and which of two comes first is decided; or there is none. */
final class Ring {
  private final Object[] nodes = {new Object(), new Object(), new Object()};
  private final Lock[] links = {new ReentrantLock(), new ReentrantLock()};
  private final Object[] tokens = {new Object(), new Object()};
  private int passed;

  private int after(int node) {
    return (node + 1) % nodes.length;
  }

  private int above(int node) {
    return node + 1;
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
    int low = Math.min(node, after(node));
    int high = Math.max(node, after(node));
    synchronized (nodes[low]) {
      synchronized (nodes[high]) {
        passed++;
      }
    }
  }

  void turn(int node) {
    int next = after(node);
    if (node < next) {
      synchronized (nodes[node]) {
        synchronized (nodes[next]) {
          passed++;
        }
      }
    } else {
      synchronized (nodes[next]) {
        synchronized (nodes[node]) {
          passed++;
        }
      }
    }
  }

  void climb(int node) {
    synchronized (nodes[node]) {
      synchronized (nodes[above(node)]) {
        passed++;
      }
    }
  }

  void forward(int at) {
    Lock first = at == 0 ? in(at) : out(at);
    Lock second = at == 0 ? out(at) : in(at);
    first.lock();
    second.lock();
    passed++;
    second.unlock();
    first.unlock();
  }

  void backward(int at) {
    if (at > 0) {
      out(at).lock();
      in(at).lock();
    } else {
      in(at).lock();
      out(at).lock();
    }
    passed++;
    in(at).unlock();
    out(at).unlock();
  }

  void swap(int node) {
    int first = node % 2 == 0 ? node : node + 1;
    synchronized (token(first)) {
      passed++;
    }
    synchronized (token(node + 1)) {
      passed--;
    }
  }
}
