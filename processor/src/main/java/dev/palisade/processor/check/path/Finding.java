package dev.palisade.processor.check.path;

import com.google.errorprone.fixes.SuggestedFix;
import com.sun.source.tree.Tree;

/**
 * Something that is wrong.
 *
 * @param at where
 * @param message what and why, in a sentence without its full stop
 * @param certain whether the code says so, and not only a name
 * @param fix what mends it; empty if nothing is safe
 */
public record Finding(Tree at, String message, boolean certain, SuggestedFix fix) {

  public Finding(Tree at, String message, SuggestedFix fix) {
    this(at, message, true, fix);
  }
}
