package dev.palisade.processor.body;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.palisade.processor.naming.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Whether a collection in a private field is filled by constructors alone, with what is given to
 * them: looks at all there is of the field in its file. What it does not know is a use that may add
 * something.
 */
final class FilledOnce extends TreeScanner<@Nullable Void, @Nullable Void> {
  private static final Set<String> READING =
      Set.of(
          "clear",
          "contains",
          "containsKey",
          "containsValue",
          "first",
          "forEach",
          "get",
          "isEmpty",
          "iterator",
          "last",
          "parallelStream",
          "peek",
          "poll",
          "remove",
          "removeIf",
          "size",
          "stream",
          "toArray");

  private static final Set<String> ADDING =
      Set.of("add", "addAll", "addFirst", "addLast", "offer", "push", "put", "putAll");

  private final SourceFile source;
  private final VariableElement field;
  private final Predicate<ExpressionTree> isGiven;
  private final Set<Element> elements = new HashSet<>();
  private int uses;
  private int harmless;
  private int adding;
  private boolean inConstructor;

  private FilledOnce(SourceFile source, VariableElement field, Predicate<ExpressionTree> isGiven) {
    this.source = source;
    this.field = field;
    this.isGiven = isGiven;
  }

  /**
   * Whether that is so.
   *
   * @param isGiven whether an expression in a constructor is something given to it, or a collection
   *     or array of such
   */
  static boolean holds(
      SourceFile source, VariableElement field, Predicate<ExpressionTree> isGiven) {
    FilledOnce all = new FilledOnce(source, field, isGiven);
    all.scan(source.unit(), null);
    return all.adding > 0 && all.harmless == all.uses;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
    uses += isField(tree) ? 1 : 0;
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
    uses += isField(tree) ? 1 : 0;
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void p) {
    return inside(tree.getName().contentEquals("<init>"), () -> super.visitMethod(tree, null));
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
    return inside(false, () -> super.visitLambdaExpression(tree, null));
  }

  private @Nullable Void inside(boolean constructor, Runnable scan) {
    boolean before = inConstructor;
    inConstructor = constructor;
    scan.run();
    inConstructor = before;
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    harmless += isField(tree.getExpression()) ? 1 : 0;
    Element variable = source.element(tree.getVariable());
    if (inConstructor && variable != null && isGiven(tree.getExpression())) {
      elements.add(variable);
    }
    return super.visitEnhancedForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
    if (tree.getMethodSelect() instanceof MemberSelectTree select) {
      String name = select.getIdentifier().toString();
      if (isField(select.getExpression())) {
        harmless += READING.contains(name) || isFilling(name, tree.getArguments()) ? 1 : 0;
      } else if (isCopying(tree.getArguments())) {
        boolean fills = select.toString().endsWith("Collections.addAll");
        List<? extends ExpressionTree> added = tree.getArguments();
        harmless += fills && isFilling(name, added.subList(1, added.size())) ? 1 : 0;
      }
    }
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void p) {
    boolean copies = isCopying(tree.getArguments());
    harmless += copies && isOfJdk(tree) ? 1 : 0;
    return super.visitNewClass(tree, null);
  }

  private boolean isOfJdk(ExpressionTree made) {
    return String.valueOf(source.type(made)).startsWith("java.util.");
  }

  private boolean isCopying(List<? extends ExpressionTree> arguments) {
    return !arguments.isEmpty() && isField(arguments.get(0));
  }

  /** Whether a constructor adds what is given to it. */
  private boolean isFilling(String method, List<? extends ExpressionTree> arguments) {
    boolean fills =
        inConstructor
            && ADDING.contains(method)
            && !arguments.isEmpty()
            && isGiven(arguments.get(arguments.size() - 1));
    adding += fills ? 1 : 0;
    return fills;
  }

  private boolean isGiven(ExpressionTree expression) {
    return isGiven.test(expression) || elements.contains(source.element(expression));
  }

  private boolean isField(Tree tree) {
    return field.getSimpleName().equals(SourceFile.name(tree))
        && field.equals(source.element(tree));
  }
}
