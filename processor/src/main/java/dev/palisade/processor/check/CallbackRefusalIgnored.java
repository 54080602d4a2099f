package dev.palisade.processor.check;

import static com.google.errorprone.BugPattern.LinkType.NONE;
import static com.google.errorprone.BugPattern.SeverityLevel.ERROR;
import static com.google.errorprone.matchers.Description.NO_MATCH;
import static com.google.errorprone.matchers.Matchers.instanceMethod;
import static com.google.errorprone.matchers.Matchers.isSubtypeOf;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.bugpatterns.BugChecker.ExpressionStatementTreeMatcher;
import com.google.errorprone.bugpatterns.BugChecker.LambdaExpressionTreeMatcher;
import com.google.errorprone.bugpatterns.BugChecker.MemberReferenceTreeMatcher;
import com.google.errorprone.fixes.SuggestedFix;
import com.google.errorprone.matchers.Description;
import com.google.errorprone.matchers.Matcher;
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
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/**
 * Finds an {@code addCallback} whose answer is dropped: {@code false} means that the fence was
 * signaled already and the callback will never run.
 *
 * <p>The answer is dropped where the call is a statement, or all that a lambda or a method
 * reference without result does. The fix runs the callback in place; it is offered only when fence
 * and callback are names, so that writing them twice evaluates nothing twice.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary =
        "The answer of addCallback is dropped: false says that the fence was signaled already and"
            + " the callback will never run",
    severity = ERROR,
    linkType = NONE)
public final class CallbackRefusalIgnored extends BugChecker
    implements ExpressionStatementTreeMatcher,
        LambdaExpressionTreeMatcher,
        MemberReferenceTreeMatcher {

  private static final long serialVersionUID = 1L;

  private static final Matcher<ExpressionTree> ADD_CALLBACK =
      instanceMethod().onDescendantOf("dev.palisade.runtime.Fence").named("addCallback");

  private static final Matcher<ExpressionTree> FENCE_CALLBACK =
      isSubtypeOf("dev.palisade.runtime.FenceCallback");

  @Override
  public Description matchExpressionStatement(ExpressionStatementTree tree, VisitorState state) {
    return describe(tree, tree.getExpression(), state);
  }

  @Override
  public Description matchLambdaExpression(LambdaExpressionTree tree, VisitorState state) {
    boolean dropped = tree.getBody() instanceof ExpressionTree && returnsNothing(tree, state);
    return dropped ? describe(tree.getBody(), (ExpressionTree) tree.getBody(), state) : NO_MATCH;
  }

  @Override
  public Description matchMemberReference(MemberReferenceTree tree, VisitorState state) {
    boolean dropped = ADD_CALLBACK.matches(tree, state) && returnsNothing(tree, state);
    return dropped ? describeMatch(tree) : NO_MATCH;
  }

  private static boolean returnsNothing(ExpressionTree code, VisitorState state) {
    Type descriptor = state.getTypes().findDescriptorType(ASTHelpers.getType(code));
    return descriptor.getReturnType().getKind() == TypeKind.VOID;
  }

  private Description describe(Tree whole, ExpressionTree expression, VisitorState state) {
    ExpressionTree call = ASTHelpers.stripParentheses(expression);
    if (!ADD_CALLBACK.matches(call, state)) {
      return NO_MATCH;
    }
    Description.Builder description = buildDescription(call);
    fix(whole, (MethodInvocationTree) call, state).ifPresent(description::addFix);
    return description.build();
  }

  private static Optional<SuggestedFix> fix(
      Tree whole, MethodInvocationTree call, VisitorState state) {
    ExpressionTree fence = ASTHelpers.getReceiver(call);
    ExpressionTree callback = call.getArguments().get(0);
    if (fence == null || !isName(fence) || !isName(callback) || isLoopHead(whole, state)) {
      return Optional.empty();
    }
    return entry(callback, state)
        .map(entry -> runInPlace(entry, fence, callback, state))
        .map(text -> inPlaceOf(whole, text, state));
  }

  /** The method to call where the core will not; empty where the caller may not call it. */
  private static Optional<String> entry(ExpressionTree callback, VisitorState state) {
    if (!FENCE_CALLBACK.matches(callback, state)) {
      return Optional.of("accept");
    }
    boolean callable =
        state.getTypes().closure(ASTHelpers.getType(callback)).stream()
            .flatMap(type -> ASTHelpers.getEnclosedElements(type.tsym).stream())
            .anyMatch(member -> member.name.contentEquals("signaled") && isPublic(member));
    return callable ? Optional.of("signaled") : Optional.empty();
  }

  private static boolean isPublic(Symbol member) {
    return member.getModifiers().contains(Modifier.PUBLIC);
  }

  private static String runInPlace(
      String entry, ExpressionTree fence, ExpressionTree callback, VisitorState state) {
    String to = state.getSourceForNode(fence);
    String what = state.getSourceForNode(callback);
    return String.format("if (!%s.addCallback(%s)) { %s.%s(%s); }", to, what, what, entry, to);
  }

  private static SuggestedFix inPlaceOf(Tree whole, String statement, VisitorState state) {
    boolean inBlock = state.getPath().getParentPath().getLeaf() instanceof BlockTree;
    return SuggestedFix.replace(whole, inBlock ? statement : "{ " + statement + " }");
  }

  /** Whether this is a name without effects: a variable, or fields of one. */
  private static boolean isName(ExpressionTree tree) {
    if (tree instanceof MemberSelectTree select) {
      return isField(tree) && isName(select.getExpression());
    }
    return tree instanceof IdentifierTree;
  }

  private static boolean isField(ExpressionTree tree) {
    Symbol symbol = ASTHelpers.getSymbol(tree);
    return symbol != null && symbol.getKind() == ElementKind.FIELD;
  }

  /** Whether this stands in the head of a {@code for}, where no statement fits. */
  private static boolean isLoopHead(Tree whole, VisitorState state) {
    return state.getPath().getParentPath().getLeaf() instanceof ForLoopTree loop
        && !loop.getStatement().equals(whole);
  }
}
