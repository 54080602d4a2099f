package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;

/** A callback that counts its runs, with memory of its own that is plain. */
final class Reused extends FenceCallback {
  int ran;
  private int step = 1;

  @Override
  public void signaled(Fence fence) {
    ran += step;
  }

  /**
   * Takes it back, writes to it if that went well, and adds it elsewhere: it is free in any case.
   * Whether each went well.
   */
  String reuse(Fence from, Fence to) {
    boolean removed = from.removeCallback(this);
    if (removed) {
      step = 2;
    }
    return removed + " " + to.addCallback(this);
  }

  /** Adds it if it is free, though nobody has said so. */
  String addIfFree(Fence to) {
    try {
      return to.addCallback(this) ? "added" : "refused";
    } catch (IllegalStateException registered) {
      return "busy";
    }
  }
}
