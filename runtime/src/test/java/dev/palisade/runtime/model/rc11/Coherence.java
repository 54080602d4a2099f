package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The modification orders of an execution that RC11 admits: axioms COHERENCE (hb; eco? is
 * irreflexive) and ATOMICITY (an update comes right after what it read).
 *
 * <p>COHERENCE of one place says which write must come before which: if {@code a} happens before
 * {@code b}, then the last write {@code a} knows of, itself or the one it read from, does not come
 * after the one {@code b} read from, and comes before {@code b} if that is a write. So only orders
 * that extend these are made.
 */
final class Coherence {
  private final Execution x;
  private final Candidate c;

  /** By write: the writes to its place that must come before it. */
  private final long[] earlier;

  /** By write: the update that reads from it, or -1. */
  private final int[] updatedBy;

  private final boolean possible;

  Coherence(Execution x) {
    this.x = x;
    this.c = x.candidate;
    earlier = new long[c.size()];
    updatedBy = new int[c.size()];
    possible = x.before != null && atomic() && order();
  }

  private boolean atomic() {
    Arrays.fill(updatedBy, -1);
    for (long rest = c.reads & c.writes; rest != 0; rest &= rest - 1) {
      int u = Long.numberOfTrailingZeros(rest);
      if (updatedBy[x.source[u]] >= 0) {
        return false;
      }
      updatedBy[x.source[u]] = u;
      earlier[u] |= 1L << x.source[u];
    }
    return true;
  }

  private boolean order() {
    for (int a = 0; a < c.size(); a++) {
      Event e = c.events[a];
      if (e.place() == null) {
        continue;
      }
      int known = e.writes() ? a : x.source[a];
      long later = x.before.rows[a] & c.at[e.place().index()];
      for (; later != 0; later &= later - 1) {
        int b = Long.numberOfTrailingZeros(later);
        if (c.events[b].reads() && x.source[b] != known) {
          earlier[x.source[b]] |= 1L << known;
        }
        if (c.events[b].writes()) {
          if (b == known) {
            return false; // it read from what it happens before
          }
          earlier[b] |= 1L << known;
        }
      }
    }
    return true;
  }

  /**
   * Shows modification orders, as a relation of writes, until one is accepted.
   *
   * @return whether one was
   */
  boolean any(Predicate<Relation> accept) {
    if (!possible) {
      return false;
    }
    List<Long> places = new ArrayList<>();
    for (long at : c.at) {
      if ((at & c.writes) != 0) {
        places.add(at & c.writes);
      }
    }
    return extend(places, 0, 0, new Relation(c.size()), -1, accept);
  }

  /** Puts one more write of a place, after those that are placed, then goes on. */
  private boolean extend(
      List<Long> places, int i, long placed, Relation order, int last, Predicate<Relation> accept) {
    if (i == places.size()) {
      return accept.test(order);
    }
    long left = places.get(i) & ~placed;
    if (left == 0) {
      return extend(places, i + 1, placed, order, -1, accept);
    }
    long next = last >= 0 && updatedBy[last] >= 0 ? 1L << updatedBy[last] : left;
    for (; next != 0; next &= next - 1) {
      int w = Long.numberOfTrailingZeros(next);
      boolean update = c.events[w].kind() == Event.Kind.UPDATE;
      if ((earlier[w] & ~placed) == 0 && (!update || x.source[w] == last)) {
        order.rows[w] = left & ~(1L << w);
        if (extend(places, i, placed | 1L << w, order, w, accept)) {
          return true;
        }
        order.rows[w] = 0;
      }
    }
    return false;
  }
}
