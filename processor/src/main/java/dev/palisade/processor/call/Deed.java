package dev.palisade.processor.call;

import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something that a method may do before it returns and that matters to its callers. */
public sealed interface Deed {

  /** The deed with its objects renamed. */
  Deed renamed(UnaryOperator<ObjectPath> how);

  /**
   * Waits for an event, time, input, output or a child process.
   *
   * @param released locks that it gives back meanwhile
   */
  record Blocks(List<LockRef> released) implements Deed {
    public Blocks {
      released = List.copyOf(released);
    }

    @Override
    public Blocks renamed(UnaryOperator<ObjectPath> how) {
      return new Blocks(Deed.renamed(released, how));
    }
  }

  /** Writes to a console or a log. */
  record Logs() implements Deed {
    @Override
    public Logs renamed(UnaryOperator<ObjectPath> how) {
      return this;
    }
  }

  /** May wait for fences to get memory or another resource back. */
  record Reclaims() implements Deed {
    @Override
    public Reclaims renamed(UnaryOperator<ObjectPath> how) {
      return this;
    }
  }

  /**
   * Waits for the event of an object.
   *
   * @param event the event
   * @param briefly whether for a while only
   * @param released locks that it gives back meanwhile
   */
  record Waits(Event event, boolean briefly, List<LockRef> released) implements Deed {
    public Waits {
      released = List.copyOf(released);
    }

    @Override
    public Waits renamed(UnaryOperator<ObjectPath> how) {
      return new Waits(event.renamed(how), briefly, Deed.renamed(released, how));
    }
  }

  /**
   * May bring the event of an object about.
   *
   * @param event the event
   */
  record Signals(Event event) implements Deed {
    @Override
    public Signals renamed(UnaryOperator<ObjectPath> how) {
      return new Signals(event.renamed(how));
    }
  }

  /**
   * Waits for a fence.
   *
   * @param driver whose, binary name; null if that is not evident
   * @param named whether a contract names the driver: else it is the one around the code
   */
  record WaitsForFence(@Nullable String driver, boolean named) implements Deed {
    @Override
    public WaitsForFence renamed(UnaryOperator<ObjectPath> how) {
      return this;
    }
  }

  /**
   * May signal a fence, and so run callbacks.
   *
   * @param driver whose, binary name; null if that is not evident
   */
  record SignalsFence(@Nullable String driver) implements Deed {
    @Override
    public SignalsFence renamed(UnaryOperator<ObjectPath> how) {
      return this;
    }
  }

  /**
   * Something that can be waited for, as a method names it: that a latch opens, a future is done, a
   * queue has an element.
   *
   * @param object whose event
   * @param facet which of the object's events; empty if it has one
   */
  record Event(ObjectPath object, String facet) {

    Event renamed(UnaryOperator<ObjectPath> how) {
      return new Event(how.apply(object), facet);
    }

    /**
     * 0 if a lock is the monitor of the object that has this one in a field, 1 if it is in a field
     * of that object; else negative.
     */
    public int beyond(LockRef lock) {
      int depth = Math.max(0, object.fields().size() - 1);
      List<FieldId> way = lock.object().fields();
      int beyond = way.size() - depth;
      return beyond <= 1
              && beyond >= 0
              && lock.object().root() == object.root()
              && lock.object().index() == object.index()
              && way.subList(0, depth).equals(object.fields().subList(0, depth))
          ? beyond
          : -1;
    }
  }

  private static List<LockRef> renamed(List<LockRef> locks, UnaryOperator<ObjectPath> how) {
    if (locks.isEmpty()) {
      return locks;
    }
    List<LockRef> all = new ArrayList<>(locks.size());
    locks.forEach(lock -> all.add(lock.on(how.apply(lock.object()))));
    return all;
  }
}
