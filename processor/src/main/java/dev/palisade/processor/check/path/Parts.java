package dev.palisade.processor.check.path;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import dev.palisade.processor.flow.ControlFlow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a tree in a list, an outer one before its inner ones. */
public final class Parts extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final List<Tree> all = new ArrayList<>();
  private final boolean elsewhere;

  private Parts(boolean elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** All parts of a tree, and itself. */
  public static List<Tree> of(@Nullable Tree tree) {
    return list(tree, true);
  }

  /** Without those of lambdas and classes, which run elsewhere. */
  public static List<Tree> here(@Nullable Tree tree) {
    return list(tree, false);
  }

  private static List<Tree> list(@Nullable Tree tree, boolean elsewhere) {
    Parts parts = new Parts(elsewhere);
    parts.scan(tree, null);
    return parts.all;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void p) {
    if (tree == null) {
      return null;
    }
    all.add(tree);
    return elsewhere || !(tree instanceof LambdaExpressionTree || tree instanceof ClassTree)
        ? super.scan(tree, null)
        : null;
  }

  /** The variable that a tree assigns; null if none. */
  public static @Nullable Symbol assigned(Tree tree) {
    return tree instanceof AssignmentTree assignment
        ? ASTHelpers.getSymbol(assignment.getVariable())
        : tree instanceof CompoundAssignmentTree compound
            ? ASTHelpers.getSymbol(compound.getVariable())
            : tree instanceof UnaryTree unary && ControlFlow.isStep(tree)
                ? ASTHelpers.getSymbol(unary.getExpression())
                : null;
  }
}
