package dev.palisade.runtime.model.rc11;

import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Mode;

/**
 * A candidate whose every read has a source: reads-from, and what RC11 derives from it alone,
 * happens-before and the races. {@link Coherence} and {@link PartialSc} judge the rest.
 *
 * <p>Definitions: "Repairing Sequential Consistency in C/C++11", PLDI 2017. An update is one event
 * here, its read and its write at once.
 */
public final class Execution {
  final Candidate candidate;

  /** By event: what it reads from. */
  final int[] source;

  /** Happens-before; null if program order and reads-from have a cycle. */
  final Relation before;

  /** An execution; {@code source} is taken as it is now. */
  Execution(Candidate candidate, int[] source) {
    this.candidate = candidate;
    this.source = source.clone();
    this.before = noThinAir() ? happensBefore() : null;
  }

  /** Axiom NO-THIN-AIR: program order and reads-from are acyclic. */
  private boolean noThinAir() {
    Relation causes = candidate.order.copy();
    for (long rest = candidate.reads; rest != 0; rest &= rest - 1) {
      int r = Long.numberOfTrailingZeros(rest);
      causes.add(source[r], r);
    }
    return causes.close();
  }

  /** hb = (sb ∪ sw)⁺, sw = [rel]; ([F]; sb)?; rs; rf; [rlx]; (sb; [F])?; [acq]. */
  private Relation happensBefore() {
    Relation hb = candidate.order.copy();
    for (long rest = candidate.reads; rest != 0; rest &= rest - 1) {
      int r = Long.numberOfTrailingZeros(rest);
      if (candidate.events[r].mode() == Mode.PLAIN) {
        continue;
      }
      long releases = releasesInto(source[r]);
      long acquires = candidate.events[r].mode().acquires() ? 1L << r : acquireFencesAfter(r);
      for (; releases != 0; releases &= releases - 1) {
        hb.rows[Long.numberOfTrailingZeros(releases)] |= acquires;
      }
    }
    hb.close();
    return hb;
  }

  /**
   * The release events whose release sequence {@code w} ends: rs = [W]; sb|loc?; [rlx]; (rf; rmw)*.
   */
  private long releasesInto(int w) {
    Event write = candidate.events[w];
    if (write.mode() == Mode.PLAIN) {
      return 0;
    }
    long found = 0;
    for (int e = 0; e <= w; e++) {
      Event event = candidate.events[e];
      if (event.mode().releases()
          && (e == w || sameActorBefore(e, w))
          && (event.kind() == Event.Kind.FENCE
              || event.writes() && event.place() == write.place())) {
        found |= 1L << e;
      }
    }
    return write.kind() == Event.Kind.UPDATE ? found | releasesInto(source[w]) : found;
  }

  private long acquireFencesAfter(int r) {
    long found = 0;
    for (int f = r + 1; f < candidate.size(); f++) {
      Event event = candidate.events[f];
      if (event.kind() == Event.Kind.FENCE && event.mode().acquires() && sameActorBefore(r, f)) {
        found |= 1L << f;
      }
    }
    return found;
  }

  private boolean sameActorBefore(int a, int b) {
    return candidate.actors[a] == candidate.actors[b] && candidate.order.has(a, b);
  }

  /**
   * A data race: two accesses of one place, at least one of them a write and at least one plain,
   * neither of which happens before the other.
   *
   * @return the two; null if there is none
   */
  String race() {
    for (long rest = candidate.plain; rest != 0; rest &= rest - 1) {
      int a = Long.numberOfTrailingZeros(rest);
      for (long others = candidate.conflicts(a); others != 0; others &= others - 1) {
        int b = Long.numberOfTrailingZeros(others);
        if (a != b && !before.has(a, b) && !before.has(b, a)) {
          return candidate.events[a] + " and " + candidate.events[b];
        }
      }
    }
    return null;
  }
}
