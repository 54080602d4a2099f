package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import java.util.function.Predicate;

/** Every way in which the reads of a candidate can have the values that they have. */
final class Sources {
  private final Candidate c;
  private final int[] source;

  Sources(Candidate candidate) {
    c = candidate;
    source = new int[candidate.size()];
  }

  boolean any(Predicate<Execution> accept) {
    return choose(c.reads, 0, accept);
  }

  /** No two updates read from the same write: ATOMICITY. */
  private boolean choose(long reads, long updated, Predicate<Execution> accept) {
    if (reads == 0) {
      return accept.test(new Execution(c, source));
    }
    int r = Long.numberOfTrailingZeros(reads);
    Event read = c.events[r];
    long writes = c.at[read.place().index()] & c.writes & ~(1L << r);
    boolean update = read.writes();
    for (long rest = update ? writes & ~updated : writes; rest != 0; rest &= rest - 1) {
      int w = Long.numberOfTrailingZeros(rest);
      if (read.accepts(c.events[w].written())
          && !c.order.has(r, w)
          && !isOverwritten(w, r, writes)
          && !isStale(w, r)) {
        source[r] = w;
        if (choose(reads & reads - 1, update ? updated | 1L << w : updated, accept)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether an earlier read, in program order, has a source that comes after this one: COHERENCE.
   */
  private boolean isStale(int w, int r) {
    long earlier = c.at[c.events[r].place().index()] & c.reads & (1L << r) - 1;
    for (; earlier != 0; earlier &= earlier - 1) {
      int e = Long.numberOfTrailingZeros(earlier);
      if (c.order.has(e, r) && c.order.has(w, source[e])) {
        return true;
      }
    }
    return false;
  }

  /** Whether another write to the place comes between them in program order. */
  private boolean isOverwritten(int w, int r, long writes) {
    for (long rest = c.order.rows[w] & writes; rest != 0; rest &= rest - 1) {
      if (c.order.has(Long.numberOfTrailingZeros(rest), r)) {
        return true;
      }
    }
    return false;
  }
}
