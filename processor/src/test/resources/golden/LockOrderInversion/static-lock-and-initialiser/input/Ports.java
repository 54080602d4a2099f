import java.util.ArrayList;
import java.util.List;

/** The list of ports, under the lock of a class that anybody may use before. */
final class Ports {
  static final Object LOCK = new Object();
  private static final List<String> FOUND = new ArrayList<>();

  static {
    Driver.find();
  }

  private Ports() {}

  static void add(String name) {
    synchronized (Names.LOCK) {
      FOUND.add(name);
    }
  }

  static int count() {
    return FOUND.size();
  }
}

final class Driver {
  private static final boolean VERBOSE = Boolean.getBoolean("driver.verbose");

  private Driver() {}

  static void find() {
    Ports.add(VERBOSE ? "all" : "first");
  }
}

final class Listing {
  private Listing() {}

  static boolean isEmpty() {
    synchronized (Names.LOCK) {
      return Ports.count() == 0; // expect LockOrderInversion
    }
  }
}

/** Has nothing to initialise, and a lock for everybody. */
final class Names {
  static final Object LOCK = new Object();

  private Names() {}
}
