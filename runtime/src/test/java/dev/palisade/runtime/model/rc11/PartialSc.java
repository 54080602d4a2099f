package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Place;

/**
 * Axiom SC of RC11: psc = psc_base ∪ psc_F is acyclic, where
 *
 * <ul>
 *   <li>scb = sb ∪ sb|≠loc; hb; sb|≠loc ∪ hb|loc ∪ mo ∪ rb
 *   <li>psc_base = ([Esc] ∪ [Fsc]; hb?); scb; ([Esc] ∪ hb?; [Fsc])
 *   <li>psc_F = [Fsc]; (hb ∪ hb; eco; hb); [Fsc]
 * </ul>
 */
final class PartialSc {
  private final Execution x;
  private final Candidate c;
  private final Relation order;
  private final Relation fromReads;
  private final Relation into;

  /** Of an execution and one of its modification orders. */
  PartialSc(Execution x, Relation order) {
    this.x = x;
    this.c = x.candidate;
    this.order = order;
    this.fromReads = fromReads();
    this.into = x.before.inverse();
  }

  boolean isAcyclic() {
    if (Long.bitCount(c.volatiles) < 2) {
      return true;
    }
    Relation psc = new Relation(c.size());
    Relation scb = scb();
    for (long rest = c.volatiles; rest != 0; rest &= rest - 1) {
      int a = Long.numberOfTrailingZeros(rest);
      long reach = scb.image(with(x.before, a));
      long far = isFence(a) ? farFrom(a) : 0;
      for (long ends = c.volatiles; ends != 0; ends &= ends - 1) {
        int b = Long.numberOfTrailingZeros(ends);
        if ((reach & with(into, b)) != 0 || isFence(b) && (far >>> b & 1) != 0) {
          psc.add(a, b);
        }
      }
    }
    return psc.close();
  }

  /** The event, and what is related to it if it is a fence. */
  private long with(Relation relation, int event) {
    return 1L << event | (isFence(event) ? relation.rows[event] : 0);
  }

  private boolean isFence(int event) {
    return c.events[event].kind() == Event.Kind.FENCE;
  }

  /** hb ∪ hb; eco; hb. */
  private long farFrom(int fence) {
    long before = x.before.rows[fence];
    return before | x.before.image(eco(before));
  }

  /** eco = rf ∪ mo; rf? ∪ rb; rf?. */
  private long eco(long events) {
    long writes = order.image(events) | fromReads.image(events);
    return writes | readers(events) | readers(writes);
  }

  private long readers(long writes) {
    long readers = 0;
    for (long rest = c.reads; rest != 0; rest &= rest - 1) {
      int r = Long.numberOfTrailingZeros(rest);
      readers |= (writes >>> x.source[r] & 1) << r;
    }
    return readers;
  }

  /** rb = rf⁻¹; mo, without an update and itself. */
  private Relation fromReads() {
    Relation rb = new Relation(c.size());
    for (long rest = c.reads; rest != 0; rest &= rest - 1) {
      int r = Long.numberOfTrailingZeros(rest);
      rb.rows[r] = order.rows[x.source[r]] & ~(1L << r);
    }
    return rb;
  }

  private Relation scb() {
    Relation scb = new Relation(c.size());
    Relation elsewhere = new Relation(c.size());
    for (int a = 0; a < c.size(); a++) {
      elsewhere.rows[a] = c.order.rows[a] & ~samePlace(a);
    }
    for (int a = 0; a < c.size(); a++) {
      scb.rows[a] =
          c.order.rows[a]
              | elsewhere.image(x.before.image(elsewhere.rows[a]))
              | x.before.rows[a] & samePlace(a)
              | order.rows[a]
              | fromReads.rows[a];
    }
    return scb;
  }

  private long samePlace(int event) {
    Place place = c.events[event].place();
    return place == null ? 0 : c.at[place.index()];
  }
}
