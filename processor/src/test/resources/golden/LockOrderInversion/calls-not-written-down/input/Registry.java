import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/** A map asks its keys for their hash, a sort what it sorts for their order, a log for texts. */
public class Registry {
  private static final Logger LOG = Logger.getLogger("registry");

  private final Map<Name, String> addresses = new HashMap<>();
  private final Object names = new Object();
  private final Object lines = new Object();
  private final Object states = new Object();
  private int seen;

  public void register(Name name, String address) {
    synchronized (names) {
      addresses.put(name, address);
    }
  }

  public class Name {
    private int version;

    public synchronized void renew() {
      version++;
      synchronized (names) { // expect LockOrderInversion
        addresses.clear();
      }
    }

    @Override
    public synchronized int hashCode() {
      return version;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  public void arrange(List<Line> all) {
    synchronized (lines) {
      Collections.sort(all);
    }
  }

  public class Line implements Comparable<Line> {
    private int priority;

    public synchronized void raise() {
      priority++;
      synchronized (lines) { // expect LockOrderInversion
        seen++;
      }
    }

    @Override
    public synchronized int compareTo(Line other) {
      return Integer.compare(priority, other.priority);
    }
  }

  public void tell(State state) {
    synchronized (states) {
      LOG.log(java.util.logging.Level.INFO, "now {0}", state);
    }
  }

  public class State {
    private int code;

    public synchronized void enter(int next) {
      code = next;
      synchronized (states) { // expect LockOrderInversion
        seen++;
      }
    }

    @Override
    public synchronized String toString() {
      return "state " + code;
    }
  }
}
