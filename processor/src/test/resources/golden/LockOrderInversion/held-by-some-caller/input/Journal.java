import java.util.ArrayList;
import java.util.List;

final class Journal {
  private final Updates updates = new Updates();
  private final List<Segment> segments = new ArrayList<>();
  private int generation;

  synchronized void commit() {
    updates.apply(segments);
    generation++;
  }

  void refresh(List<Segment> some) {
    updates.apply(some);
  }

  synchronized void changed() {
    generation++;
  }

  synchronized void add() {
    segments.add(new Segment(this));
  }
}

final class Updates {
  private int applied;

  public synchronized void apply(List<Segment> segments) {
    for (Segment each : segments) {
      each.write(); // expect LockOrderInversion
      applied++;
    }
  }
}

final class Segment {
  private final Journal journal;

  Segment(Journal journal) {
    this.journal = journal;
  }

  void write() {
    journal.changed();
  }
}

/** What a subclass does runs under the lock that all who call it hold. */
abstract class Pool {
  private final Object lock = new Object();
  private int size;

  abstract static class Counted extends Pool {
    private final Object counters = new Object();
    private int total;

    @Override
    protected boolean mayGrow() {
      synchronized (counters) {
        total++;
        return total > size();
      }
    }

    @Override
    protected void grown() {
      synchronized (counters) {
        total--;
      }
    }
  }

  protected abstract boolean mayGrow();

  protected abstract void grown();

  int size() {
    synchronized (lock) {
      return size;
    }
  }

  void grow() {
    synchronized (lock) {
      if (mayGrow()) { // expect LockOrderInversion
        size++;
        grown();
      }
    }
  }

  void retry() {
    if (mayGrow()) {
      grow();
    }
  }
}
