import java.util.Hashtable;
import java.util.Vector;

final class Listeners {
  private final Object state = new Object();
  private final Vector<Runnable> all = new Vector<>();
  private int told;

  void tell() {
    for (Runnable each : all.toArray(new Runnable[0])) {
      synchronized (state) {
        told++;
      }
    }
  }

  void add(Runnable listener) {
    synchronized (state) {
      all.add(listener);
    }
  }
}

class Table extends Hashtable<String, String> {
  private final Object names = new Object();
  private int asked;

  @Override
  public String get(Object key) {
    synchronized (names) {
      asked++;
    }
    return super.get(key);
  }

  @Override
  public synchronized String remove(Object key) {
    synchronized (names) {
      asked--;
    }
    return super.remove(key);
  }
}
