package dev.palisade.cli.live;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.palisade.processor.naming.TreeAnchor;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The part of the source an editor underlines: all of a tree on one line, of a declaration its
 * name, of what is longer the word where a reader looks.
 */
final class SpanAnchors implements TreeAnchor.Maker {
  private final SourcePositions positions;

  SpanAnchors(Trees trees) {
    positions = trees.getSourcePositions();
  }

  @Override
  public SourceSpan at(Tree tree, CompilationUnitTree unit, long position) {
    if (tree instanceof ParenthesizedTree around) {
      return at(around.getExpression(), unit, position + 1);
    }
    CharSequence text = text(unit);
    int start = (int) positions.getStartPosition(unit, tree);
    int end = (int) positions.getEndPosition(unit, tree);
    int named = name(tree, unit, text);
    if (named >= 0) {
      start = named;
      end = wordEnd(text, named);
    } else if (start < 0 || end < start || hasLineBreak(text, start, end)) {
      start = (int) Math.max(position, 0);
      end = wordEnd(text, start);
    }
    return new SourceSpan(unit.getSourceFile().toUri(), start, end);
  }

  private static CharSequence text(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where a declaration has its name; negative if it has none in the text. */
  private int name(Tree tree, CompilationUnitTree unit, CharSequence text) {
    if (tree instanceof ClassTree type) {
      return word(type.getSimpleName().toString(), text, after(type.getModifiers(), tree, unit));
    }
    if (tree instanceof MethodTree method) {
      Tree result = method.getReturnType();
      String name = method.getName().toString();
      int from = after(result == null ? method.getModifiers() : result, tree, unit);
      // A constructor has the name of its class.
      return name.equals("<init>") ? firstWord(text, from) : word(name, text, from);
    }
    if (tree instanceof VariableTree variable) {
      Tree type = variable.getType();
      return word(variable.getName().toString(), text, after(type, tree, unit));
    }
    return -1;
  }

  private int after(Tree part, Tree whole, CompilationUnitTree unit) {
    int end = part == null ? -1 : (int) positions.getEndPosition(unit, part);
    return Math.max(end, (int) positions.getStartPosition(unit, whole));
  }

  private static int firstWord(CharSequence text, int from) {
    int i = Math.max(from, 0);
    while (i < text.length() && !Character.isJavaIdentifierStart(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int word(String name, CharSequence text, int from) {
    int at = name.isEmpty() || from < 0 ? -1 : text.toString().indexOf(name, from);
    while (at >= 0 && wordEnd(text, at) != at + name.length()) {
      at = text.toString().indexOf(name, at + 1);
    }
    return at;
  }

  /** The end of the word at a position, which may start with the dot or the at sign before it. */
  private static int wordEnd(CharSequence text, int from) {
    int i = from + 1;
    while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
      i++;
    }
    return Math.min(i, text.length());
  }

  private static boolean hasLineBreak(CharSequence text, int start, int end) {
    return text.subSequence(start, Math.min(end, text.length())).toString().indexOf('\n') >= 0;
  }
}
