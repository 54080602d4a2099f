package dev.palisade.processor.check.life;

import com.google.errorprone.fixes.SuggestedFix;
import com.sun.source.tree.Tree;

/**
 * Something wrong with the life of a fence.
 *
 * @param trouble what
 * @param at where
 * @param message what and why, in a sentence without its full stop
 * @param certain whether the code says so, and not only a name
 * @param fix what mends it; empty if nothing is safe
 */
public record Finding(Trouble trouble, Tree at, String message, boolean certain, SuggestedFix fix) {

  /** What can go wrong: one for each check. */
  public enum Trouble {
    NEVER_SIGNALED,
    SIGNALED_TWICE,
    ERROR_AFTER_SIGNAL,
    USE_AFTER_SIGNAL
  }
}
