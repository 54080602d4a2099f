package dev.palisade.processor.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import dev.palisade.processor.fact.MethodFacts.Made;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.naming.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Name;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What one body does to objects that it has from a call and has let nobody else have: names and
 * places alone, in the order of the source. A variable that is passed on, kept or captured is
 * forgotten.
 */
final class MadeObjects extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final SourceFile source;
  private final Map<Name, ExpressionTree> makers = new HashMap<>();
  private final List<Made.Use> uses = new ArrayList<>();
  private final List<Place> returned = new ArrayList<>();
  private boolean returnsOthers;

  private MadeObjects(SourceFile source) {
    this.source = source;
  }

  /** What a body does, a block or the expression of a lambda. */
  static Made in(Tree body, SourceFile source) {
    MadeObjects all = new MadeObjects(source);
    if (body instanceof ExpressionTree value) {
      all.returns(value);
    }
    all.scan(body, null);
    return all.uses.isEmpty() && (all.returnsOthers || all.returned.isEmpty())
        ? Made.NOTHING
        : new Made(all.uses, all.returnsOthers ? List.of() : all.returned);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    ExpressionTree value = tree.getInitializer();
    ExpressionTree maker = value == null ? null : made(value);
    if (maker == null || plain(maker) == plain(value)) {
      super.visitVariable(tree, null);
      is(tree.getName(), value);
    } else {
      makers.put(tree.getName(), maker); // One more name of the same object.
    }
    return null;
  }

  /** What is declared or assigned in a block is that to the end of it, whatever happened before. */
  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void p) {
    Set<Name> names = new HashSet<>();
    for (Tree statement : tree.getStatements()) {
      if (statement instanceof ExpressionStatementTree expression
          && expression.getExpression() instanceof AssignmentTree assignment
          && assignment.getVariable() instanceof IdentifierTree local
          && source.element(local) instanceof VariableElement variable
          && !variable.getKind().isField()) {
        scan(assignment.getExpression(), null);
        names.add(local.getName());
        is(local.getName(), assignment.getExpression());
      } else {
        scan(statement, null);
      }
      if (statement instanceof VariableTree local) {
        names.add(local.getName());
      }
    }
    makers.keySet().removeAll(names);
    return null;
  }

  private void is(Name variable, @Nullable ExpressionTree value) {
    ExpressionTree maker = maker(value);
    if (maker == null) {
      makers.remove(variable);
    } else {
      makers.put(variable, maker);
    }
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
    ExpressionTree maker = makers.get(tree.getName());
    makers.values().removeIf(each -> each == maker);
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
    ExpressionTree maker = made(tree.getExpression());
    if (maker == null) {
      return super.visitMemberSelect(tree, null);
    }
    uses.add(new Made.Use(place(tree), place(maker)));
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
    super.visitMethodInvocation(tree, null);
    ExpressionTree on = SourceFile.receiver(tree);
    if (on != null) {
      use(on, tree);
    }
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void p) {
    use(tree.getExpression(), tree.getExpression());
    if (made(tree.getExpression()) == null) {
      scan(tree.getExpression(), null);
    }
    return scan(tree.getBlock(), null);
  }

  /** Something happens to what is in a variable, or in a field of that. */
  private void use(ExpressionTree of, ExpressionTree at) {
    ExpressionTree maker = made(of);
    if (maker == null && plain(of) instanceof MemberSelectTree field) {
      maker = made(field.getExpression());
    }
    if (maker != null) {
      uses.add(new Made.Use(place(at), place(maker)));
    }
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    if (tree.getExpression() != null) {
      returns(tree.getExpression());
    }
    return super.visitReturn(tree, null);
  }

  private void returns(ExpressionTree value) {
    ExpressionTree maker = made(value);
    maker = maker == null ? maker(value) : maker;
    if (maker != null) {
      returned.add(place(maker));
    } else {
      returnsOthers |= plain(value).getKind() != Tree.Kind.NULL_LITERAL;
    }
  }

  private @Nullable ExpressionTree made(ExpressionTree expression) {
    ExpressionTree value = plain(expression);
    return value instanceof IdentifierTree variable
        ? makers.get(variable.getName())
        : value instanceof NewClassTree ? maker(value) : null;
  }

  /** The call that makes what an expression is. */
  private @Nullable ExpressionTree maker(@Nullable ExpressionTree expression) {
    ExpressionTree value = expression == null ? null : plain(expression);
    if (value instanceof NewClassTree made) {
      boolean isOwn =
          made.getClassBody() != null
              || !String.valueOf(source.type(made.getIdentifier())).startsWith("java.");
      return isOwn ? made : null;
    }
    return value instanceof MethodInvocationTree call ? call : null;
  }

  /** Where something is recorded that an expression does. */
  private Place place(ExpressionTree of) {
    return of instanceof MethodInvocationTree call ? source.call(call) : source.start(of);
  }

  private static ExpressionTree plain(ExpressionTree expression) {
    ExpressionTree value = expression;
    while (true) {
      if (value instanceof ParenthesizedTree inner) {
        value = inner.getExpression();
      } else if (value instanceof TypeCastTree cast) {
        value = cast.getExpression();
      } else {
        return value;
      }
    }
  }

  // What runs again, or elsewhere

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
    makers.clear();
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
    makers.clear();
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void p) {
    makers.clear();
    return null;
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void p) {
    return loop(() -> super.visitForLoop(tree, null));
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    return loop(() -> super.visitEnhancedForLoop(tree, null));
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void p) {
    return loop(() -> super.visitWhileLoop(tree, null));
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void p) {
    return loop(() -> super.visitDoWhileLoop(tree, null));
  }

  /** What is forgotten in one round is not known in the next, so it is not from the start. */
  private @Nullable Void loop(Runnable scan) {
    if (!makers.isEmpty()) {
      Map<Name, ExpressionTree> before = new HashMap<>(makers);
      int known = uses.size();
      int given = returned.size();
      scan.run();
      before.entrySet().retainAll(makers.entrySet());
      makers.clear();
      makers.putAll(before);
      uses.subList(known, uses.size()).clear();
      returned.subList(given, returned.size()).clear();
    }
    scan.run();
    return null;
  }
}
