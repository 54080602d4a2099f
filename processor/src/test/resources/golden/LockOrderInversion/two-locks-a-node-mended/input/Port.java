import java.util.ArrayList;
import java.util.List;

/** Ports that are connected both ways; every port's incoming side is locked first. */
class Port {
  private final Object incoming = new Object();
  private final Object outgoing = new Object();
  private final List<Port> peers = new ArrayList<>();
  private int moved;

  void connect(Port other) {
    peers.add(other);
    other.peers.add(this);
  }

  void pull() {
    synchronized (incoming) {
      for (Port peer : peers) {
        synchronized (peer.outgoing) {
          peer.moved--;
        }
      }
    }
  }
}

/** A list of filters, each locked twice before the next one is. */
class Filter {
  private final Object state = new Object();
  private Filter next;
  private int seen;

  synchronized void insert(Filter filter) {
    filter.next = next;
    next = filter;
  }

  synchronized void pass(int value) {
    synchronized (state) {
      seen += value;
      if (next != null) {
        next.pass(value);
      }
    }
  }
}
