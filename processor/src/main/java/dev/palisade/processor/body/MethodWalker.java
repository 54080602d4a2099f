package dev.palisade.processor.body;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.palisade.processor.element.JdkCollections;
import dev.palisade.processor.fact.LockFacts.Compared;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Acquisition.How;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Choices;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.flow.FlowState.Way;
import dev.palisade.processor.flow.HeldSet;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.Names;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Walks one body: calls, assignments, and the code in it that runs elsewhere.
 *
 * <p>Lambdas and classes in it have facts of their own, and hold nothing on entry: who runs them is
 * not known here. What they capture keeps its name.
 */
final class MethodWalker extends VariableWalker {
  private static final FlowState UNHELD = FlowState.of(Way.entering(Bindings.NONE));

  private final Names names;
  private final ClassWalker owner;
  final Recording recording;
  private final LockEffects locks;
  private final FenceEffects fences;
  final FieldAccesses fields;
  private final Comparisons comparisons;
  private final Set<Compared> compared = new LinkedHashSet<>();
  private @Nullable ExpressionTree returned;

  MethodWalker(
      SourceFile source,
      ObjectPaths paths,
      Choices choices,
      ClassWalker owner,
      Recording recording,
      boolean exact) {
    super(source, paths, new KeptObjects(source, owner.names, paths, choices, recording), exact);
    this.names = owner.names;
    this.owner = owner;
    this.recording = recording;
    this.locks = new LockEffects(this, source, paths, recording, names.aliases);
    this.fences = new FenceEffects(this, source, paths);
    this.fields = new FieldAccesses(source, names, paths, recording);
    this.comparisons = new Comparisons(source, paths);
  }

  /** Whether it has met an operation that must be followed exactly. */
  boolean needsExact() {
    return (locks.seen() || fences.seen()) && !exact;
  }

  /** The pairs of objects it has seen compared. */
  Set<Compared> compared() {
    return compared;
  }

  @Override
  protected void compares(BinaryTree tree) {
    Compared pair = now == null ? null : comparisons.of(tree, now.ways().get(0).known());
    if (pair != null) {
      compared.add(pair);
    }
    if (tree.getKind() == Tree.Kind.PLUS) {
      calls(tree.getLeftOperand(), false, "toString/0");
      calls(tree.getRightOperand(), false, "toString/0");
    }
  }

  @Override
  void calls(ExpressionTree on, boolean onElements, String method) {
    TypeMirror type = source.type(on);
    TypeMirror of = onElements && type != null ? JdkCollections.elementOf(type) : type;
    ExecutableElement found = names.hierarchy.method(of, method);
    Callee callee = found == null ? null : names.callees.of(found);
    boolean isCode = names.hierarchy.functional(of) != null;
    if (now != null && callee != null && !callee.plain() && (isCode || !callee.foreign())) {
      Argument element = Argument.UNKNOWN.orOfType(paths.typeName(of));
      Argument called = onElements ? element : receiver(on, callee.element());
      call(callee, called, source.start(on));
      fields.iterate(callee, called, source.start(on), now);
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    ExpressionTree value = tree.getInitializer();
    if (value != null && now != null && source.element(tree) instanceof VariableElement local) {
      comparisons.assigned(local, value, now.ways().get(0).known());
    }
    fields.trusting(tree.getModifiers(), () -> super.visitVariable(tree, null));
    return null;
  }

  // Calls

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
    ExpressionTree select = tree.getMethodSelect();
    ExpressionTree qualifier = SourceFile.receiver(tree);
    // A stream that is returned runs what it is given when its receiver asks for it.
    boolean later =
        tree == returned && String.valueOf(source.type(tree)).startsWith("java.util.stream.");
    returned = later ? qualifier : returned;
    operands(tree, qualifier);
    Callee callee =
        source.element(select) instanceof ExecutableElement method
            ? names.callees.of(method)
            : null;
    if (callee == null || !callee.operation().concernsHeld()) {
      mayThrow(source.element(select));
      implied(tree, callee);
      if (callee != null && !callee.plain()) {
        invoke(tree, qualifier, callee, later && callee.foreign() ? UNHELD : now);
      }
      if (callee != null) {
        locks.settle(tree, callee, names.callees.effects(callee));
      }
    } else if (now != null) {
      if (!callee.foreign() || callee.isPermit() || callee.operation().isOfFence()) {
        invoke(tree, qualifier, callee, now);
      }
      if (callee.operation().isOfFence()) {
        fences.operate(tree, qualifier, callee);
      } else {
        locks.operate(tree, qualifier, callee);
      }
    }
    return null;
  }

  @Override
  @Nullable VariableElement fieldOf(ExecutableElement getter) {
    return names.aliases.fieldOf(getter);
  }

  private void invoke(
      MethodInvocationTree tree,
      @Nullable ExpressionTree on,
      Callee callee,
      @Nullable FlowState holding) {
    if (now == null || holding == null || recording.muted()) {
      return;
    }
    Place place = source.call(tree);
    Dispatch how = SourceFile.isSuper(on) ? Dispatch.EXACT : callee.dispatch();
    Argument receiver = callee.isStatic() ? Argument.UNKNOWN : receiver(on, callee.element());
    FlowState inside = fields.inside(receiver.object(), callee.id(), place, holding);
    List<Argument> given = arguments(tree.getArguments(), callee);
    fields.onEach(tree, on, given, inside);
    recording.call(callee.id(), how, receiver, given, place, inside);
    fields.inParallel(on, given, place, inside);
    fields.read(tree.getArguments(), callee, receiver.object(), place, inside);
  }

  private Argument receiver(@Nullable ExpressionTree on, ExecutableElement method) {
    if (!(method.getEnclosingElement() instanceof TypeElement type)) {
      return Argument.UNKNOWN;
    }
    Argument named =
        on == null ? Argument.of(paths.receiver(type)) : argument(on).orOfType(paths.typeName(on));
    return named.with(owner.typeArguments(on, type));
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void p) {
    scan(tree.getEnclosingExpression(), null);
    scan(tree.getArguments(), null);
    mayThrow(source.element(tree));
    if (now != null && source.element(tree) instanceof ExecutableElement constructor) {
      Callee callee = names.callees.of(constructor);
      if (!callee.plain() && !recording.muted()) {
        Place place = source.start(tree);
        Argument of = tree.getEnclosingExpression() == null ? Argument.UNKNOWN : argument(tree);
        List<Argument> given = arguments(tree.getArguments(), callee);
        recording.call(callee.id(), Dispatch.EXACT, of, given, place, now);
        fields.read(tree.getArguments(), callee, null, place, now);
      }
      locks.make(tree, callee, names.callees.effects(callee));
    }
    return scan(tree.getClassBody(), null);
  }

  @Override
  protected void close(Tree resource) {
    ExecutableElement method = names.hierarchy.method(source.typeOfResource(resource), "close/0");
    if (method == null || now == null) {
      return;
    }
    Callee callee = names.callees.of(method);
    Value value =
        resource instanceof ExpressionTree expression
            ? value(expression)
            : source.element(resource) instanceof VariableElement variable
                ? now.agreed(known -> known.value(variable))
                : null;
    call(callee, value == null ? Argument.UNKNOWN : value.argument(), source.start(resource));
    locks.close(value, source.start(resource), callee, names.callees.effects(callee));
  }

  /** Records a call that is not written down. */
  private void call(Callee callee, Argument on, Place place) {
    if (now != null) {
      recording.call(callee.id(), callee.dispatch(), on, List.of(), place, now);
    }
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
    fields.access(tree, tree.getName(), now, false);
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    fields.access(tree, tree.getIdentifier(), now, false);
    return null;
  }

  @Override
  void written(ExpressionTree variable) {
    fields.written(variable, now);
  }

  // What others may wait for

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    super.visitAssignment(tree, null);
    ExpressionTree target = tree.getVariable();
    kept.assigned(target, tree.getExpression(), now);
    if (exact
        && source.element(target) instanceof VariableElement field
        && field.getKind().isField()) {
      fences.replaced(value(target));
    }
    return null;
  }

  @Override
  public @Nullable Void visitNewArray(NewArrayTree tree, @Nullable Void p) {
    super.visitNewArray(tree, null);
    kept.made(tree, now);
    return null;
  }

  /** The initialiser of a field. */
  void initialize(VariableElement field, ExpressionTree initializer) {
    scan(initializer, null);
    kept.initialized(field, initializer, now);
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    kept.returned(tree.getExpression(), now);
    returned = tree.getExpression();
    return super.visitReturn(tree, null);
  }

  /** A lambda is nothing but an expression. */
  void returns(ExpressionTree value) {
    kept.returned(value, now);
    result(value, value);
  }

  // Ways out

  @Override
  protected boolean catches(Tree type, ThrowTree thrown) {
    return names.hierarchy.isSubclass(source.type(thrown.getExpression()), source.type(type));
  }

  @Override
  protected boolean meets(Tree type, TypeMirror declared) {
    return names.hierarchy.catchesDeclared(source.type(type), declared);
  }

  @Override
  protected void leave(Exit.Kind kind, Exit.Result result, @Nullable Tree at, FlowState state) {
    recording.exit(kind, result, at == null ? null : source.start(at), state);
  }

  // Monitors

  @Override
  protected UnaryOperator<HeldSet> enterMonitor(SynchronizedTree tree) {
    Function<Bindings, LockRef> monitor =
        known -> LockRef.monitor(paths.object(tree.getExpression(), known));
    ExpressionTree on = ((ParenthesizedTree) tree.getExpression()).getExpression();
    List<LockRef> taken =
        locks.acquire(on, monitor, How.BLOCKING, source.start(tree.getExpression()));
    return held -> held.minus(taken::contains);
  }

  /** A {@code synchronized} method: held from the first statement to the end. */
  void enterMonitor(ObjectPath object, Place place) {
    LockRef monitor = LockRef.monitor(object);
    locks.acquire(null, known -> monitor, How.BLOCKING, place);
  }

  // Code that runs elsewhere

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void p) {
    if (!recording.muted()) {
      owner.lambda(paths.lambda(tree), tree, known(), fences.known());
      convert(paths.lambda(tree), tree);
    }
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void p) {
    if (!recording.muted()) {
      owner.type(tree, known(), fences.known());
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void p) {
    Value value = value(tree);
    if (value != null && value.code() != null) {
      convert(value.code(), tree);
    }
    return scan(tree.getQualifierExpression(), null);
  }

  private void convert(MethodId code, ExpressionTree tree) {
    ExecutableElement implemented = names.hierarchy.functional(source.type(tree));
    if (implemented != null) {
      recording.conversion(code, names.callees.of(implemented).id(), source.start(tree));
    }
  }

  // Walking again

  @Override
  protected Object mark() {
    return recording.mark();
  }

  @Override
  protected void forgetSince(Object mark) {
    if (mark instanceof Recording.Mark point && !recording.muted()) {
      recording.shrink(point);
    }
  }

  @Override
  protected void mute(boolean on) {
    recording.mute(on);
  }
}
