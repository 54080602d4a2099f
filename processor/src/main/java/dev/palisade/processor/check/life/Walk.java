package dev.palisade.processor.check.life;

import com.google.errorprone.VisitorState;
import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.FenceCall;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.flow.Exits;
import dev.palisade.processor.flow.Exits.Exit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** What calls do to fences; tells {@link Findings} of what goes wrong. */
final class Walk extends Expressions {
  static final String MUST_SIGNAL = "dev.palisade.annotations.MustSignal";

  final Lives lives;
  final Findings findings;
  private final Summary summary;
  private final Type result;

  private final List<Exit<List<Way>>> left = new ArrayList<>();

  /** The call that is a statement of its own: nobody asks for its result. */
  private @Nullable ExpressionTree dropped;

  /** The same, while it is looked at. */
  @Nullable ExpressionTree ignored;

  /**
   * @param lives knows the other methods of the file
   * @param findings told of what goes wrong
   * @param summary told of what the caller must know
   * @param result what the body returns
   */
  Walk(Lives lives, Findings findings, Summary summary, Type result, VisitorState state) {
    super(state);
    this.lives = lives;
    this.findings = findings;
    this.summary = summary;
    this.result = result;
  }

  /** Walks a body with these parameters. */
  void walk(List<? extends VariableTree> parameters, Tree body) {
    Way entry = new Way();
    for (VariableTree each : parameters) {
      VarSymbol symbol = ASTHelpers.getSymbol(each);
      if (ASTHelpers.hasAnnotation(symbol, MUST_SIGNAL, state)) {
        entry.add(Value.of(symbol), Way.DUTY);
        findings.parameter(symbol, each);
      }
    }
    now = List.of(entry);
    scan(body, null);
    if (body instanceof ExpressionTree) {
      if (result.getKind() == TypeKind.VOID) {
        pop();
      } else {
        give();
      }
    }
    leaveAll();
    for (Exit<List<Way>> exit : left) {
      Tree at = exit.target() == null ? body : exit.target();
      exit.state().forEach(way -> findings.leaves(way, at, at == body));
    }
    summarize();
  }

  @Override
  protected void leave(Exit<List<Way>> exit) {
    left.add(exit);
  }

  private void summarize() {
    List<Way> returned = new ArrayList<>();
    for (Exit<List<Way>> exit : left) {
      if (exit.kind() == Exits.Kind.RETURN) {
        returned.addAll(exit.state());
      }
    }
    for (Way way : returned) {
      for (Value fence : way.lives.keySet()) {
        if (summary.isOfCaller(fence) && way.is(fence, Way.SIGNALED | Way.MAYBE)) {
          boolean always = returned.stream().allMatch(each -> each.is(fence, Way.SIGNALED));
          (always ? summary.always : summary.sometimes).add(fence);
        }
      }
    }
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    if (tree.getExpression() != null) {
      give();
    }
    exit(Exits.Kind.RETURN, tree, now);
    now = null;
    return null;
  }

  /** The value on the stack is returned. */
  private void give() {
    each(
        way -> {
          Value value = way.pop();
          if (way.is(value, Way.DUTY) && !way.is(value, Way.WEAK | Way.MAYBE)) {
            summary.givesDuty = true;
          }
          pass(way, value, result);
        });
  }

  // What others may have

  @Override
  void share(Way way, Value value) {
    way.drop(value, Way.DUTY | Way.WEAK);
  }

  /** Passes a value on: who gets it as a consumer cannot signal it. */
  void pass(Way way, Value value, @Nullable Type as) {
    boolean consumer = FenceCall.isFence(as, state) && !FenceCall.isDriverFence(as, state);
    if (!consumer) {
      share(way, value);
    }
  }

  @Override
  void capture(Tree code) {
    Set<Tree> looked = new HashSet<>();
    for (Tree each : Parts.of(code)) {
      Symbol symbol = each instanceof IdentifierTree ? ASTHelpers.getSymbol(each) : null;
      if (each instanceof MethodInvocationTree call) {
        FenceCall kind = FenceCall.of(call, state);
        if (kind != null && !kind.signals()) {
          looked.add(ASTHelpers.getReceiver(call));
        }
      } else if (symbol instanceof VarSymbol && !isField(symbol) && !looked.contains(each)) {
        each(way -> share(way, way.read(symbol)));
      }
    }
  }

  @Override
  Value renew(Way way, Value value) {
    if (way.renew(value)) {
      findings.lost(value);
    }
    return value;
  }

  // Jobs

  @Override
  void touch(Way way, Tree at, VarSymbol field, Value holder, boolean write) {
    if (lives.jobs.isState(field, write)) {
      touched(way, at, new Value(field, holder, null));
    }
  }

  @Override
  void use(Way way, Tree at, Value value, String how) {
    if (value.site() instanceof VarSymbol field
        && isField(field)
        && value.base() != null
        && way.holds(value, value)
        && (lives.jobs.owns(field) ? !Jobs.isHarmless(how) : Jobs.frees(how))
        && lives.jobs.isState(field, true)) {
      touched(way, at, value);
    }
  }

  /** A part of a job is touched: of {@code part.base()}, or of what that belongs to. */
  void touched(Way way, Tree at, Value part) {
    if (jobOf(way, part, Way.DONE) != null) {
      return;
    }
    if (summary.isOfCaller(part)) {
      summary.touched.add(part);
    }
    boolean buffer = part.site() instanceof VarSymbol field && lives.jobs.owns(field);
    if (Value.THIS.equals(part.base()) && !buffer) {
      return; // its own business, but for what a waiter shares
    }
    Value fence = jobOf(way, part, Way.SIGNALED);
    if (fence != null) {
      findings.touches(at, part, fence);
    }
  }

  /** The fence of the job that something is a part of, if that is in this part of its life. */
  private @Nullable Value jobOf(Way way, Value part, int life) {
    Value holder = part.base();
    while (holder != null) {
      Value of = holder;
      for (Value fence : way.lives.keySet()) {
        if (way.is(fence, life) && isJob(way, of, fence)) {
          return fence;
        }
      }
      boolean owned =
          of.site() instanceof VarSymbol field && isField(field) && lives.jobs.owns(field);
      holder = owned ? of.base() : null;
    }
    return null;
  }

  private boolean isJob(Way way, Value holder, Value fence) {
    return holder.equals(fence)
        || way.isMember(holder, fence, field -> lives.jobs.isOfJob(field, holder))
        || (holder.equals(fence.index()) && isLookup(fence))
        || (fence.equals(holder.index()) && isLookup(holder));
  }

  private static boolean isLookup(Value value) {
    return value.site() instanceof MethodInvocationTree call
        && FenceCall.isIn("java.util", ASTHelpers.getSymbol(call));
  }

  @Override
  void close(Way way, Tree resource) {
    Type type = ASTHelpers.getType(resource);
    Symbol symbol = ASTHelpers.getSymbol(resource);
    if (symbol != null && lives.isTimeline(type)) {
      ends(way, way.read(symbol), true);
    }
  }

  /** A timeline waits for all that runs; {@code closed}: and has signaled its fences. */
  static void ends(Way way, Value timeline, boolean closed) {
    for (Value fence : List.copyOf(way.lives.keySet())) {
      if (way.is(fence, Way.SIGNALED)) {
        way.add(fence, Way.DONE);
      } else if (closed && timeline.equals(fence.base())) {
        way.see(fence, Way.SEEN | Way.DONE);
      }
    }
  }

  // Calls

  @Override
  public @Nullable Void visitExpressionStatement(ExpressionStatementTree tree, @Nullable Void p) {
    dropped = ASTHelpers.stripParentheses(tree.getExpression());
    return super.visitExpressionStatement(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void p) {
    scan(tree.getArguments(), null);
    if (tree.getClassBody() != null) {
      capture(tree.getClassBody());
    }
    MethodSymbol constructor = ASTHelpers.getSymbol(tree);
    each(way -> way.push(made(way, tree, constructor)));
    throwing(tree, constructor.type, true);
    return null;
  }

  private Value made(Way way, NewClassTree tree, MethodSymbol constructor) {
    List<Value> arguments = popAll(way, tree.getArguments().size());
    for (int i = 0; i < arguments.size(); i++) {
      pass(way, arguments.get(i), parameter(constructor.type, i));
    }
    Value made = renew(way, new Value(tree, arguments.isEmpty() ? null : arguments.get(0), null));
    if (FenceCall.isDriverFence(ASTHelpers.getType(tree), state)
        && !lives.registersItself(constructor)) {
      way.add(made, Way.DUTY);
    }
    return made;
  }

  private static List<Value> popAll(Way way, int count) {
    List<Value> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(way.pop());
    }
    Collections.reverse(values);
    return values;
  }

  static @Nullable Type parameter(@Nullable Type method, int index) {
    List<Type> types = method == null ? List.of() : method.getParameterTypes();
    if (index < types.size() - 1 || types.isEmpty()) {
      return types.isEmpty() ? null : types.get(index);
    }
    Type last = types.get(types.size() - 1);
    return index >= types.size() && last instanceof Type.ArrayType array ? array.elemtype : last;
  }

  private void throwing(Tree at, @Nullable Type method, boolean unchecked) {
    for (Type each : method == null ? List.<Type>of() : method.getThrownTypes()) {
      if (ASTHelpers.isCheckedExceptionType(each, state)) {
        mayThrow(at, each);
      }
    }
    if (unchecked) {
      mayThrow(at, null);
    }
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
    boolean unasked = dropped == tree;
    dropped = null;
    MethodSymbol method = ASTHelpers.getSymbol(tree);
    ExpressionTree receiver = ASTHelpers.getReceiver(tree);
    if (ASTHelpers.isStatic(method) || receiver == null) {
      put(ASTHelpers.isStatic(method) ? Value.NULL : Value.THIS);
    } else {
      scan(receiver, null);
    }
    scan(tree.getArguments(), null);
    if (method.name.toString().startsWith("forEach")
        && !tree.getArguments().isEmpty()
        && tree.getArguments().get(0) instanceof LambdaExpressionTree each) {
      forEach(tree, each);
      return null;
    }
    ignored = unasked ? tree : null;
    FenceCall kind = FenceCall.of(tree, state);
    List<Way> answers = new ArrayList<>();
    for (Way each : ways()) {
      Way way = each.copy();
      List<Value> arguments = popAll(way, tree.getArguments().size());
      answers.addAll(new Call(this, way, tree, way.pop(), arguments).run(kind));
    }
    now = reached(answers);
    throwing(tree, ASTHelpers.getType(tree.getMethodSelect()), kind == null);
    if (method.name.contentEquals("exit") && method.owner.name.contentEquals("System")) {
      now = null;
    }
    return null;
  }

  /** The lambda runs here, once for each element. */
  private void forEach(MethodInvocationTree tree, LambdaExpressionTree each) {
    each(
        way -> {
          List<Value> unused = popAll(way, tree.getArguments().size());
          way.write(each, way.pop());
        });
    Runnable body =
        () -> {
          scan(each.getBody(), null);
          if (each.getBody() instanceof ExpressionTree) {
            pop();
          }
        };
    each(each, each.getParameters(), () -> inline(body));
    put(Value.of(tree));
  }
}
