import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The same of the chimes of a tower, by way of an iterator. */
class Tower {
  private final List<Runnable> chimes = new ArrayList<>();
  private int hours;

  synchronized void add(Runnable chime) {
    chimes.add(chime);
  }

  synchronized int hours() {
    return hours;
  }

  synchronized void strike() {
    hours++;
    Iterator<Runnable> all = chimes.iterator();
    while (all.hasNext()) {
      Runnable chime = all.next();
      chime.run();
      all.remove();
    }
  }

  static class Ringer {
    private final Object rope = new Object();
    private final Tower tower;
    private int rung;

    Ringer(Tower tower) {
      this.tower = tower;
      tower.add(this::ring);
    }

    int late() {
      synchronized (rope) {
        return tower.hours() - rung; // expect LockOrderInversion
      }
    }

    void ring() {
      synchronized (rope) {
        rung++;
      }
    }
  }
}
