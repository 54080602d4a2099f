import java.util.ArrayList;
import java.util.List;

/** A string that is put together asks its parts for theirs. */
class Hub {
  private final List<Port> ports = new ArrayList<>();

  synchronized void detach(Port port) {
    ports.remove(port);
  }

  synchronized String status() {
    String all = "hub";
    for (Port port : ports) {
      all += " " + port;
    }
    return all;
  }

  static class Port {
    private final Hub hub;
    private int speed;

    Port(Hub hub) {
      this.hub = hub;
    }

    synchronized void unplug() {
      speed = 0;
      hub.detach(this); // expect LockOrderInversion
    }

    @Override
    public synchronized String toString() {
      return "port at " + speed;
    }
  }
}
