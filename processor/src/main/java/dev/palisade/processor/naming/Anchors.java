package dev.palisade.processor.naming;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import dev.palisade.processor.fact.Anchor;

/** Makes what a message at a tree is printed with. */
public interface Anchors {

  /**
   * The anchor of a place.
   *
   * @param position where a reader looks: the start of the tree, or a name in it
   */
  Anchor at(Tree tree, CompilationUnitTree unit, long position);
}
