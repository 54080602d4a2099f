import java.lang.System.Logger.Level;
import java.util.Arrays;

/** What else the JDK runs at once. */
class Badge {
  private static final System.Logger LOG = System.getLogger("badge");

  private final Object name = new Object();
  private final Object face = new Object();
  private String[] names = {};
  private int looks;

  String print() {
    synchronized (name) {
      LOG.log(Level.DEBUG, () -> "looks " + looks());
      return names[0];
    }
  }

  int looks() {
    synchronized (face) {
      return looks;
    }
  }

  boolean look(String[] others) {
    synchronized (face) {
      looks++;
      return Arrays.equals(names, others, (a, b) -> prefix(a).compareTo(b)); // expect LockOrderInversion
    }
  }

  private String prefix(String of) {
    synchronized (name) {
      return names[0] + of;
    }
  }
}
