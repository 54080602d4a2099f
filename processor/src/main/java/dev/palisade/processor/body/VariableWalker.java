package dev.palisade.processor.body;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import dev.palisade.processor.element.Hierarchy;
import dev.palisade.processor.element.ImpliedCalls;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Conditions;
import dev.palisade.processor.flow.Constants;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.flow.FlowState.Way;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Follows what variables of a method stand for. */
abstract class VariableWalker extends Conditions {
  final SourceFile source;
  final ObjectPaths paths;
  final KeptObjects kept;

  VariableWalker(SourceFile source, ObjectPaths paths, KeptObjects kept, boolean exact) {
    super(exact);
    this.source = source;
    this.paths = paths;
    this.kept = kept;
  }

  @Override
  protected @Nullable Element element(Tree tree) {
    return source.element(tree);
  }

  /** The field that a method returns; null if nobody knows. */
  abstract @Nullable VariableElement fieldOf(ExecutableElement getter);

  @Override
  protected boolean isPassed(@Nullable Element variable) {
    return kept.isPassed(variable);
  }

  @Override
  protected boolean isFixed(ExpressionTree tree) {
    ExpressionTree name = tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree;
    Element named = source.element(name);
    Element field = named instanceof ExecutableElement getter ? fieldOf(getter) : named;
    return field != null
        && (field.getKind() == ElementKind.PARAMETER
            || (field.getKind().isField()
                && field.getModifiers().contains(Modifier.FINAL)
                && (!(name instanceof MemberSelectTree select)
                    || field.getModifiers().contains(Modifier.STATIC)
                    || isFixed(select.getExpression()))));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    ExpressionTree initializer = tree.getInitializer();
    if (initializer != null) {
      assign(tree, initializer);
    }
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    ExpressionTree variable = tree.getVariable();
    if (variable instanceof MemberSelectTree select) {
      scan(select.getExpression(), null);
    } else if (!(variable instanceof IdentifierTree)) {
      scan(variable, null);
    }
    assign(variable, tree.getExpression());
    written(variable);
    return null;
  }

  /** A variable, perhaps a field, has been written. */
  abstract void written(ExpressionTree variable);

  private void assign(Tree target, ExpressionTree expression) {
    if (exact) {
      condition(expression);
    } else {
      scan(expression, null);
      ifTrue = now;
      ifFalse = now;
    }
    FlowState whenTrue = ifTrue;
    FlowState whenFalse = ifFalse;
    now = FlowState.join(whenTrue, whenFalse);
    if (!(source.element(target) instanceof VariableElement variable)
        || variable.getKind().isField()) {
      return;
    }
    kept.changed(variable);
    now =
        whenTrue == whenFalse
            ? bound(now, variable, expression, null)
            : FlowState.join(
                bound(whenTrue, variable, expression, true),
                bound(whenFalse, variable, expression, false));
  }

  private @Nullable FlowState bound(
      @Nullable FlowState state,
      VariableElement variable,
      ExpressionTree expression,
      @Nullable Boolean truth) {
    if (state == null) {
      return null;
    }
    boolean reference = !variable.asType().getKind().isPrimitive();
    return state.map(
        way -> {
          Value value = reference ? paths.value(expression, way.known()) : null;
          if (value == null && reference && exact) {
            value = paths.nameless.fence(variable.asType(), source.start(expression));
          }
          Boolean is = (truth == null && way.holds(value)) ? Boolean.TRUE : truth;
          return forgetting(way, value).knowing(way.known().bind(variable, value, is));
        });
  }

  /** What has no name but that of a place may be another object each time. */
  private static Way forgetting(Way way, @Nullable Value value) {
    ObjectPath object = value == null ? null : value.object();
    return object == null || object.root() != ObjectPath.Root.ANY || object.isElement()
        ? way
        : way.holding(way.held().minus(LockRef.signaled(object)::equals));
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void p) {
    super.visitCompoundAssignment(tree, null);
    changed(tree.getVariable());
    written(tree.getVariable());
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void p) {
    super.visitUnary(tree, null);
    if (isStep(tree)) {
      changed(tree.getExpression());
      written(tree.getExpression());
    }
    return null;
  }

  private void changed(ExpressionTree target) {
    if (now != null && source.element(target) instanceof VariableElement variable) {
      kept.changed(variable);
      now = now.bind(variable, null, null);
    }
  }

  @Override
  public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    if (tree.getPattern() instanceof BindingPatternTree pattern
        && source.element(pattern.getVariable()) instanceof VariableElement variable) {
      FlowState bound = bound(now, variable, tree.getExpression(), null);
      now =
          bound == null
              ? null
              : bound.map(
                  way -> {
                    Value value =
                        paths.narrowed(
                            way.known().value(variable),
                            source.type(tree.getExpression()),
                            variable.asType());
                    return way.knowing(way.known().bind(variable, value, null));
                  });
    }
    return null;
  }

  @Override
  public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void p) {
    return scan(tree.getExpression(), null);
  }

  /** What the condition of an {@code assert} says holds after it, checked or not. */
  @Override
  public @Nullable Void visitAssert(AssertTree tree, @Nullable Void p) {
    FlowState before = now;
    condition(tree.getCondition());
    FlowState holds = ifTrue;
    now = ifFalse;
    scan(tree.getDetail(), null);
    now = holds == null ? before : holds;
    return null;
  }

  /**
   * A method is called, though that is not written down.
   *
   * @param onElements whether on the elements of what is there
   * @param method see {@link Hierarchy#method}
   */
  abstract void calls(ExpressionTree on, boolean onElements, String method);

  /** What a method of a library calls on what it is given. */
  void implied(MethodInvocationTree tree, @Nullable Callee callee) {
    if (callee != null && callee.foreign()) {
      ImpliedCalls implied = ImpliedCalls.of(callee.id());
      for (String method : implied.methods()) {
        for (ExpressionTree argument : tree.getArguments()) {
          if (!implied.onFirst() || argument == tree.getArguments().get(0)) {
            calls(argument, implied.onElements(), method);
          }
        }
      }
    }
  }

  @Override
  protected void elements(EnhancedForLoopTree loop) {
    super.elements(loop);
    calls(loop.getExpression(), false, "iterator/0");
  }

  @Override
  protected void nextElement(Tree tree, List<? extends VariableTree> element) {
    if (tree instanceof EnhancedForLoopTree loop) {
      bindElement(
          loop.getVariable(),
          (type, known) -> {
            Value next = paths.element(loop.getExpression(), type, known);
            return next == null && exact ? paths.nameless.fence(type, source.start(loop)) : next;
          });
    }
  }

  /** What is passed, if it is the same on all ways. */
  Argument argument(ExpressionTree expression) {
    Value value = value(expression);
    TypeMirror type = source.type(expression);
    if (value == null && now != null && type != null) {
      value = kept.chosen(expression, type, now);
    }
    Argument passed = value == null ? Argument.UNKNOWN : value.argument();
    return expression instanceof NewClassTree ? passed.orOfType(paths.typeName(type)) : passed;
  }

  /** One a parameter; of methods that have no bodies here, all there are. */
  List<Argument> arguments(List<? extends ExpressionTree> given, Callee callee) {
    ExecutableElement method = callee.element();
    int formal = method.getParameters().size();
    int count = callee.foreign() ? Math.max(formal, given.size()) : formal;
    List<Argument> arguments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean isLast = !callee.foreign() && method.isVarArgs() && i == formal - 1;
      if (i >= given.size()) {
        arguments.add(Argument.UNKNOWN);
      } else if (isLast && !(given.size() == formal && source.isArray(given.get(i)))) {
        List<? extends ExpressionTree> rest = given.subList(i, given.size());
        TypeMirror array = method.getParameters().get(i).asType();
        arguments.add(kept.rest(rest, array, source.start(rest.get(0)), now));
      } else {
        Argument truth = callee.foreign() ? null : kept.truth(given.get(i));
        arguments.add(truth != null ? truth : argument(given.get(i)));
      }
    }
    return arguments;
  }

  /**
   * The locks that an expression may stand for, of which no more is known than {@code lock}. Beside
   * one that has a name, an object that has none counts as any of its type.
   */
  List<LockRef> oneOf(@Nullable ExpressionTree expression, LockRef lock) {
    List<LockRef> all = new ArrayList<>(0);
    List<LockRef> nameless = new ArrayList<>(0);
    for (ExpressionTree each :
        expression == null ? List.<ExpressionTree>of() : kept.choices().of(expression)) {
      Value value = paths.value(each, known());
      ObjectPath object = value == null ? null : value.object();
      if (value == null || object == null || !object.isOneObject()) {
        if (lock.kind() == LockRef.Kind.MONITOR && Constants.truth(each) == null) {
          nameless.add(lock.on(paths.object(each, known())));
        }
      } else if (!object.fields().isEmpty()) {
        LockRef one = lock.on(object);
        all.add(value.view() == null ? one : one.in(value.view()));
      }
    }
    if (!all.isEmpty()) {
      all.addAll(nameless);
    }
    return all;
  }

  /** What is known of variables, whichever way led here. */
  final Bindings known() {
    return now == null ? Bindings.NONE : now.merged().ways().get(0).known();
  }

  @Nullable Value value(ExpressionTree expression) {
    return now == null ? null : now.agreed(known -> paths.value(expression, known));
  }

  /** Walks what a call is made on and given. Code that is run for each element is given that. */
  void operands(MethodInvocationTree call, @Nullable ExpressionTree on) {
    scan(on, null);
    for (ExpressionTree argument : call.getArguments()) {
      if (on != null
          && argument instanceof LambdaExpressionTree code
          && !code.getParameters().isEmpty()) {
        VariableTree last = code.getParameters().get(code.getParameters().size() - 1);
        bindElement(last, (type, known) -> paths.given(call, on, type, known));
      }
      scan(argument, null);
    }
  }

  private void bindElement(
      VariableTree tree, BiFunction<TypeMirror, Bindings, @Nullable Value> element) {
    if (now != null
        && source.element(tree) instanceof VariableElement variable
        && !variable.asType().getKind().isPrimitive()) {
      TypeMirror type = variable.asType();
      now =
          now.map(
              way ->
                  way.knowing(way.known().bind(variable, element.apply(type, way.known()), null)));
    }
  }

  @Override
  protected void enterRound(Tree loop, int round) {
    if (round > 1) {
      return; // its body may have made sure of something
    }
    List<AssignmentTree> assigned = SourceFile.assignments(loop);
    assigned.removeIf(tree -> !(tree.getVariable() instanceof IdentifierTree));
    boolean changed = true;
    while (changed && now != null) { // What was taken for the same may rest on what is forgotten.
      changed = false;
      for (AssignmentTree each : List.copyOf(assigned)) {
        if (mayChange(each)) {
          assigned.remove(each);
          changed = true;
        }
      }
    }
  }

  /** Forgets a variable that an assignment may have stand for something else; whether it does. */
  private boolean mayChange(AssignmentTree tree) {
    FlowState before = now;
    if (before == null
        || !(source.element(tree.getVariable()) instanceof VariableElement variable)) {
      return true;
    }
    kept.changed(variable);
    Value is = before.agreed(known -> known.value(variable));
    if (is != null && is.equals(before.agreed(known -> paths.value(tree.getExpression(), known)))) {
      return false;
    }
    now = before.forget(Set.of(variable.getSimpleName().toString()));
    return true;
  }
}
