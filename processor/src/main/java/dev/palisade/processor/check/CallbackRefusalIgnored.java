package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.CUSTOM;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Finding;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds an {@code addCallback} whose answer is dropped: {@code false} means that the fence was
 * signaled already and the callback will never run.
 *
 * <p>The answer is dropped where the call is a statement, is kept in a local variable that nobody
 * reads and that is not called {@code unused}, or is all that a lambda or a method reference
 * without result does. The fix runs the callback in place; it is offered only when fence and
 * callback are names, so that writing them twice evaluates nothing twice.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = CallbackRefusalIgnored.WHY,
    severity = ERROR,
    linkType = CUSTOM,
    link = "README.md#CallbackRefusalIgnored")
public final class CallbackRefusalIgnored extends UnitCheck {
  private static final long serialVersionUID = 1L;

  static final String WHY =
      "The answer of addCallback is dropped: false says that the fence was signaled already and"
          + " the callback will never run";

  @Override
  List<Finding> find(Unit unit) {
    List<Finding> found = new ArrayList<>();
    for (Tree each : unit.parts()) {
      if (each instanceof ExpressionStatementTree statement) {
        found.addAll(dropped(each, statement.getExpression(), unit));
      } else if (each instanceof VariableTree variable) {
        List<Finding> kept = dropped(each, variable.getInitializer(), unit);
        found.addAll(kept.isEmpty() || isUnread(variable, unit) ? kept : List.of());
      } else if (each instanceof LambdaExpressionTree lambda
          && lambda.getBody() instanceof ExpressionTree value
          && returnsNothing(lambda, unit)) {
        found.addAll(dropped(value, value, unit));
      } else if (each instanceof MemberReferenceTree reference
          && isAddCallback(reference, unit)
          && returnsNothing(reference, unit)) {
        found.add(new Finding(reference, WHY, SuggestedFix.emptyFix()));
      }
    }
    return found;
  }

  private static boolean isUnread(VariableTree variable, Unit unit) {
    Symbol symbol = ASTHelpers.getSymbol(variable);
    return symbol.getKind() == ElementKind.LOCAL_VARIABLE
        && !symbol.name.toString().startsWith("unused")
        && unit.all(IdentifierTree.class).allMatch(each -> ASTHelpers.getSymbol(each) != symbol);
  }

  private static boolean isAddCallback(ExpressionTree tree, Unit unit) {
    return FenceCall.of(tree, unit.state) == FenceCall.ADD_CALLBACK;
  }

  private static boolean returnsNothing(ExpressionTree code, Unit unit) {
    Type descriptor = unit.state.getTypes().findDescriptorType(ASTHelpers.getType(code));
    return descriptor.getReturnType().getKind() == TypeKind.VOID;
  }

  private static List<Finding> dropped(Tree whole, @Nullable ExpressionTree value, Unit unit) {
    return value != null
            && ASTHelpers.stripParentheses(value) instanceof MethodInvocationTree call
            && isAddCallback(call, unit)
        ? List.of(new Finding(call, WHY, fix(whole, call, unit)))
        : List.of();
  }

  private static SuggestedFix fix(Tree whole, MethodInvocationTree call, Unit unit) {
    ExpressionTree fence = ASTHelpers.getReceiver(call);
    ExpressionTree callback = call.getArguments().get(0);
    Tree around = unit.parent(whole);
    boolean head = around instanceof ForLoopTree loop && loop.getStatement() != whole;
    String entry = entry(callback, unit.state);
    if (fence == null || !isName(fence) || !isName(callback) || head || entry == null) {
      return SuggestedFix.emptyFix();
    }
    String to = unit.text(fence);
    String what = unit.text(callback);
    String text =
        String.format("if (!%s.addCallback(%s)) { %s.%s(%s); }", to, what, what, entry, to);
    return SuggestedFix.replace(whole, around instanceof BlockTree ? text : "{ " + text + " }");
  }

  /** The method to call where the core will not; null where the caller may not call it. */
  private static @Nullable String entry(ExpressionTree callback, VisitorState state) {
    Type type = ASTHelpers.getType(callback);
    if (!FenceCall.isCallback(type, state)) {
      return "accept";
    }
    boolean callable =
        state.getTypes().closure(type).stream()
            .flatMap(each -> ASTHelpers.getEnclosedElements(each.tsym).stream())
            .anyMatch(
                each ->
                    each.name.contentEquals("signaled")
                        && each.getModifiers().contains(Modifier.PUBLIC));
    return callable ? "signaled" : null;
  }

  /** Whether this is a name without effects: a variable, or fields of one. */
  private static boolean isName(ExpressionTree tree) {
    if (tree instanceof MemberSelectTree select) {
      Symbol symbol = ASTHelpers.getSymbol(tree);
      return symbol != null
          && symbol.getKind() == ElementKind.FIELD
          && isName(select.getExpression());
    }
    return tree instanceof IdentifierTree;
  }
}
