package dev.palisade.runtime.soak;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;

/** A callback of one consumer, registered again and again. */
final class Node extends FenceCallback {
  private final Totals totals;

  /** False while the consumer has it back: then it must not run. */
  private volatile boolean lent;

  /** How often it ran since it was lent. */
  private volatile int runs;

  /** Where it was lent to, or null. The consumer's. */
  private Fence where;

  Node(Totals totals) {
    this.totals = totals;
  }

  @Override
  public void signaled(Fence fence) {
    runs++; // one signaler: no other run of this registration
    totals.ran.increment();
    if (!lent) {
      totals.ranAfterRemoval.increment();
    }
    if (!fence.isSignaled() || fence.isDone()) {
      throw new AssertionError("a callback ran outside of its time");
    }
  }

  /** Lends it to a fence; afterwards {@link #isLent()} if it was accepted. */
  void lend(Fence fence) {
    runs = 0;
    lent = true;
    if (fence.addCallback(this)) {
      totals.added.increment();
      where = fence;
    } else {
      lent = false;
    }
  }

  boolean isLent() {
    return where != null;
  }

  /** Takes it back: from here on it ran once, or never will. */
  void takeBack() {
    boolean removed = where.removeCallback(this);
    lent = false;
    if (removed) {
      totals.removed.increment();
    }
    if (runs != (removed ? 0 : 1)) {
      throw new AssertionError("taken back: " + removed + ", runs: " + runs + " of " + where);
    }
    if (!removed && !where.isDone()) {
      throw new AssertionError("false has not waited for " + where);
    }
    where = null;
  }
}
