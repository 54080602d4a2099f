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
    return choose(c.reads, accept);
  }

  private boolean choose(long reads, Predicate<Execution> accept) {
    if (reads == 0) {
      return accept.test(new Execution(c, source));
    }
    int r = Long.numberOfTrailingZeros(reads);
    Event read = c.events[r];
    long writes = c.at[read.place().index()] & c.writes & ~(1L << r);
    for (long rest = writes; rest != 0; rest &= rest - 1) {
      int w = Long.numberOfTrailingZeros(rest);
      if (read.accepts(c.events[w].written())
          && !c.order.has(r, w)
          && !isOverwritten(w, r, writes)) {
        source[r] = w;
        if (choose(reads & reads - 1, accept)) {
          return true;
        }
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
