import java.util.ArrayList;
import java.util.List;

/** Ports that are connected both ways: each is among the peers of its peers. */
class Port {
  private final Object incoming = new Object();
  private final Object outgoing = new Object();
  private final List<Port> peers = new ArrayList<>();
  private int moved;

  void connect(Port other) {
    peers.add(other);
    other.peers.add(this);
  }

  void push() {
    synchronized (outgoing) {
      for (Port peer : peers) {
        synchronized (peer.incoming) {
          peer.moved++;
        }
      }
    }
  }

  void pull() {
    synchronized (incoming) {
      for (Port peer : peers) {
        synchronized (peer.outgoing) { // expect LockOrderInversion
          peer.moved--;
        }
      }
    }
  }
}
