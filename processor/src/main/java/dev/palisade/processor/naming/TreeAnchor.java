package dev.palisade.processor.naming;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import dev.palisade.processor.fact.Anchor;
import java.net.URI;

/**
 * Where {@code Trees.printMessage} prints: exactly at a tree, also after the compiler has finished.
 * Of a call it is the method's name with its receiver, so that the arguments are not kept in
 * memory.
 */
public record TreeAnchor(Tree tree, CompilationUnitTree unit) implements Anchor {

  /** Makes what a message at a tree is printed with. */
  public interface Maker {

    /**
     * The anchor of a place.
     *
     * @param position where a reader looks: the start of the tree, or a name in it
     */
    Anchor at(Tree tree, CompilationUnitTree unit, long position);
  }

  /** The anchor of a tree, wherever in it a reader looks. */
  public static TreeAnchor at(Tree tree, CompilationUnitTree unit, long position) {
    return new TreeAnchor(tree, unit);
  }

  @Override
  public URI source() {
    return unit.getSourceFile().toUri();
  }
}
