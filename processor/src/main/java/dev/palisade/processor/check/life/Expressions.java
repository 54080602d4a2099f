package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import dev.palisade.processor.check.path.Parts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What expressions stand for; knows variables and fields, but not calls. */
abstract class Expressions extends Conditions {
  /** An element of an array; its index is the index. */
  private static final String ELEMENT = "[]";

  private static final Set<Tree.Kind> POSTFIX =
      EnumSet.of(Tree.Kind.POSTFIX_INCREMENT, Tree.Kind.POSTFIX_DECREMENT);

  Expressions(VisitorState state) {
    super(state);
  }

  /** A field is read ({@code write} false) or written. */
  abstract void touch(Way way, Tree at, VarSymbol field, Value holder, boolean write);

  /** What a value refers to is used. */
  abstract void use(Way way, Tree at, Value value, String how);

  /** Somebody else may have the value from here on. */
  abstract void share(Way way, Value value);

  /** The elements of the value on the stack, which is taken off, are used one by one. */
  private Value element(Way way, Tree of) {
    Value value = way.pop();
    use(way, of, value, ELEMENT);
    return value;
  }

  @Override
  protected final void elements(EnhancedForLoopTree loop) {
    scan(loop.getExpression(), null);
    each(way -> way.write(loop, element(way, loop.getExpression())));
  }

  /** A value is made here anew, so the one that was made here before may be lost. */
  abstract Value renew(Way way, Value value);

  @Override
  public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void p) {
    put(tree.getKind() == Tree.Kind.NULL_LITERAL ? Value.NULL : Value.of(tree));
    return null;
  }

  @Override
  public @Nullable Void visitParenthesized(ParenthesizedTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    return null;
  }

  @Override
  public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    return null;
  }

  // Variables and fields

  static boolean isField(@Nullable Symbol symbol) {
    return symbol instanceof VarSymbol && symbol.owner instanceof ClassSymbol && !isThis(symbol);
  }

  private static boolean isThis(Symbol symbol) {
    return symbol.name.contentEquals("this") || symbol.name.contentEquals("super");
  }

  /** What a name without a receiver holds. */
  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
    Symbol symbol = ASTHelpers.getSymbol(tree);
    push(way -> named(way, tree, symbol, Value.THIS));
    return null;
  }

  private Value named(Way way, ExpressionTree tree, @Nullable Symbol symbol, Value base) {
    if (!(symbol instanceof VarSymbol variable)) {
      return Value.of(symbol == null ? tree : symbol);
    }
    if (isThis(symbol)) {
      return Value.THIS;
    }
    if (isField(symbol) && !ASTHelpers.isStatic(symbol)) {
      touch(way, tree, variable, base, false);
      return way.read(new Value(symbol, base, null));
    }
    return way.read(symbol);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
    Symbol symbol = ASTHelpers.getSymbol(tree);
    if (!isField(symbol) || ASTHelpers.isStatic(symbol)) {
      push(way -> named(way, tree, symbol, Value.THIS));
      return null;
    }
    scan(tree.getExpression(), null);
    push(way -> named(way, tree, symbol, way.pop()));
    return null;
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    index(tree);
    push(way -> way.read(place(way, tree)));
    return null;
  }

  /** {@code slots[head++]} is the element before the one that {@code slots[head]} is then. */
  private void index(ArrayAccessTree tree) {
    scan(tree.getIndex(), null);
    if (Parts.of(tree.getIndex()).stream().anyMatch(part -> POSTFIX.contains(part.getKind()))) {
      push(way -> new Value(Way.OLD, way.pop(), null));
    }
  }

  private Value place(Way way, Tree at) {
    Value index = way.pop();
    Value array = element(way, at);
    return new Value(ELEMENT, array, index);
  }

  // Assignments

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    assign(tree.getVariable(), () -> scan(tree.getExpression(), null));
    return null;
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void p) {
    assign(tree.getVariable(), () -> step(tree, tree.getExpression()));
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void p) {
    if (Parts.assigned(tree) != null) {
      assign(tree.getExpression(), () -> step(tree, null));
      return null;
    }
    scan(tree.getExpression(), null);
    boolean not = tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
    push(way -> not ? way.pop().negated() : new Value(tree.getKind(), way.pop(), null));
    return null;
  }

  private void step(Tree tree, @Nullable ExpressionTree by) {
    if (by != null) {
      scan(by, null);
      pop();
    }
    push(way -> renew(way, Value.of(tree)));
  }

  private void assign(ExpressionTree variable, Runnable value) {
    ExpressionTree target = ASTHelpers.stripParentheses(variable);
    Symbol symbol = ASTHelpers.getSymbol(target);
    if (target instanceof ArrayAccessTree array) {
      scan(array.getExpression(), null);
      index(array);
    } else if (target instanceof MemberSelectTree select
        && isField(symbol)
        && !ASTHelpers.isStatic(symbol)) {
      scan(select.getExpression(), null);
    } else {
      put(Value.THIS);
    }
    value.run();
    push(way -> store(way, target, symbol));
  }

  private Value store(Way way, ExpressionTree target, @Nullable Symbol symbol) {
    Value value = way.pop();
    if (target instanceof ArrayAccessTree) {
      share(way, value);
      way.write(place(way, target), value);
      return value;
    }
    Value base = way.pop();
    if (symbol instanceof VarSymbol variable && isField(symbol)) {
      share(way, value);
      if (!ASTHelpers.isStatic(symbol)) {
        touch(way, target, variable, base, true);
        way.write(new Value(symbol, base, null), value);
        return value;
      }
    }
    if (symbol != null) {
      set(way, symbol, value);
    }
    return value;
  }

  private static void set(Way way, Symbol variable, Value value) {
    if (!(value.site() instanceof UnaryTree || value.site() instanceof CompoundAssignmentTree)) {
      Value counter = Value.of(variable);
      way.forgetFacts(fact -> fact.site() instanceof Tree && counter.equals(fact.index()));
    }
    way.write(variable, value);
  }

  @Override
  final void declare(VariableTree variable) {
    Symbol symbol = ASTHelpers.getSymbol(variable);
    each(way -> set(way, symbol, way.pop()));
  }

  @Override
  final void bind(VariableTree variable, Tree site, @Nullable Object of) {
    Symbol symbol = ASTHelpers.getSymbol(variable);
    each(
        way -> {
          way.forget(symbol);
          Value whole = of == null ? null : way.read(of);
          set(way, symbol, renew(way, new Value(site, whole, null)));
        });
  }

  @Override
  public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    Symbol bound =
        tree.getPattern() instanceof BindingPatternTree pattern
            ? ASTHelpers.getSymbol(pattern.getVariable())
            : null;
    push(
        way -> {
          Value value = way.pop();
          if (bound != null) {
            way.write(bound, value);
          }
          return new Value(tree, value, null);
        });
    return null;
  }

  // Code and arrays

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
    capture(tree);
    put(Value.of(tree));
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void p) {
    ExpressionTree of = tree.getQualifierExpression();
    if (!(of instanceof ArrayTypeTree || of instanceof ParameterizedTypeTree)) {
      scan(of, null);
      push(way -> reference(way, tree, way.pop()));
      return null;
    }
    put(Value.of(tree));
    return null;
  }

  private Value reference(Way way, MemberReferenceTree tree, Value receiver) {
    share(way, receiver);
    return new Value(tree, receiver, null);
  }

  @Override
  public @Nullable Void visitNewArray(NewArrayTree tree, @Nullable Void p) {
    List<ExpressionTree> parts = new ArrayList<>(tree.getDimensions());
    if (tree.getInitializers() != null) {
      parts.addAll(tree.getInitializers());
    }
    for (ExpressionTree part : parts) {
      scan(part, null);
      each(way -> share(way, way.pop()));
    }
    push(way -> renew(way, Value.of(tree)));
    return null;
  }
}
