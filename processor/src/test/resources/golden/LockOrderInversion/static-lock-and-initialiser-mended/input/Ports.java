import java.util.ArrayList;
import java.util.List;

/** The list of ports belongs to the class that all who take its lock have used before. */
final class Ports {
  static final Object LOCK = new Object();
  private static final List<String> FOUND = new ArrayList<>();

  static {
    Driver.find();
  }

  private Ports() {}

  static void add(String name) {
    synchronized (LOCK) {
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
    synchronized (Ports.LOCK) {
      return Ports.count() == 0;
    }
  }
}

/** Has nothing to initialise, and a lock for everybody. */
final class Names {
  static final Object LOCK = new Object();

  private Names() {}
}
