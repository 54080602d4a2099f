package shop;

import java.util.concurrent.atomic.AtomicReference;

/** An object that has no name, and may be the one that is held. */
public class Members {
  public final Object view = new Object();
  private final AtomicReference<Links> links = new AtomicReference<>();
  private int version;

  public void join(Links first) {
    links.set(first);
  }

  public void change() {
    Links now = links.get();
    Object outer = now != null ? now : view;
    synchronized (outer) {
      Pulse.beat();
    }
  }

  /** Links between members. */
  public static class Links {
    private final Members members;
    private int open;

    public Links(Members members) {
      this.members = members;
    }

    /** Opens one. */
    public synchronized void connect() {
      synchronized (members.view) {
        open++;
      }
    }

    synchronized int size() {
      return open;
    }
  }

  /** What every change is counted in. */
  public static class Pulse {
    private static int beats;

    static synchronized void beat() {
      beats++;
    }

    /** Counts the links, too. */
    public static synchronized void count(Links all) {
      beats += all.size(); // expect LockOrderInversion
    }
  }
}
