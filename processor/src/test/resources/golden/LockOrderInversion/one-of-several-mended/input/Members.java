package shop;

import java.util.concurrent.atomic.AtomicReference;

/** Where there is an object that has no name, it is the one that is held. */
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
      synchronized (view) {
        version++;
        if (now != null) {
          now.connect();
        }
      }
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
  }
}
