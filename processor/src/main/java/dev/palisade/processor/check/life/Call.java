package dev.palisade.processor.check.life;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import dev.palisade.processor.check.path.FenceCall;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** One call, on one way: what it does to fences, and what it answers. */
final class Call {
  /** Calls that look at their arguments, or at what they are called on, and no more. */
  private static final Pattern LOOKS =
      Pattern.compile("contains\\w*|equals|hashCode|toString|get|size|length|isEmpty|sequence");

  private static final Pattern LOOKERS =
      Pattern.compile(
          "java\\.(lang|util\\.logging|io)\\..*|java\\.util\\.Objects|org\\.slf4j\\..*");

  /** Calls that have code run, which may be on another thread, but waits for nothing first. */
  private static final Pattern RUNS =
      Pattern.compile("execute|submit|(run|start|ifPresent)\\w*|supplyAsync|call|accept");

  private final Walk walk;
  private final Way way;
  private final MethodInvocationTree tree;
  private final MethodSymbol method;
  private final Value receiver;
  private final List<Value> arguments;
  private final boolean unasked;
  private final String name;
  private final List<Way> answers = new ArrayList<>();

  Call(Walk walk, Way way, MethodInvocationTree tree, Value receiver, List<Value> arguments) {
    this.walk = walk;
    this.way = way;
    this.tree = tree;
    this.method = ASTHelpers.getSymbol(tree);
    this.receiver = receiver;
    this.arguments = arguments;
    this.unasked = walk.ignored == tree;
    this.name = method.name.toString();
  }

  private void answer(Way on, Value value) {
    on.push(value);
    answers.add(on);
  }

  /** The ways after the call, with its answer on their stacks. */
  List<Way> run(@Nullable FenceCall kind) {
    if (kind == null) {
      other();
    } else {
      run(kind, receiver.core());
    }
    return answers;
  }

  private void run(FenceCall kind, Value fence) {
    // No switch: it would take a class of its own.
    if (kind.signals() && kind != FenceCall.SIGNAL_PAYLOAD) {
      signal(fence, kind == FenceCall.FAIL);
    } else if (kind.signals()) {
      payload(arguments.get(0).core());
    } else if (kind == FenceCall.FENCE || kind == FenceCall.STATUS || kind == FenceCall.ERROR) {
      answer(way, new Value(kind, fence, null));
    } else if (kind == FenceCall.IS_SIGNALED) {
      ask(fence, Way.SEEN, Way.SIGNALED | Way.SEEN);
    } else if (kind == FenceCall.IS_DONE) {
      ask(fence, Way.SEEN | Way.DONE, Way.DONE);
    } else if (kind == FenceCall.AWAIT || kind == FenceCall.AWAIT_DONE) {
      await(fence, kind == FenceCall.AWAIT ? Way.SEEN : Way.SEEN | Way.DONE);
    } else if (kind == FenceCall.QUIESCE || kind == FenceCall.CLOSE) {
      Walk.ends(way, receiver, kind == FenceCall.CLOSE);
      answer(way, Value.of(tree));
    } else {
      passAll(0);
      answer(way, walk.renew(way, new Value(tree, receiver, null)));
    }
  }

  private void signal(Value fence, boolean fails) {
    boolean again = walk.findings.signals(way, tree, fence, fails);
    way.see(fence, Way.SIGNALED);
    way.drop(fence, Way.MAYBE);
    answer(way, again ? Value.FALSE : walk.renew(way, Value.of(tree)));
  }

  /** Whoever loses with a payload does not know whether the winner has signaled yet. */
  private void payload(Value fence) {
    passAll(1);
    boolean again = walk.findings.signals(way, tree, fence, false);
    if (!unasked) {
      Way lost = way.copy();
      lost.see(fence, Way.MAYBE);
      answer(lost, Value.FALSE);
    }
    if (unasked || !again) {
      way.see(fence, Way.SIGNALED);
      way.drop(fence, Way.MAYBE);
      answer(way, Value.TRUE);
    }
  }

  private void ask(Value fence, int seen, int known) {
    if (way.is(fence, known)) {
      answer(way, Value.TRUE);
    } else if (isTracked(fence)) {
      Way other = way.copy();
      other.see(fence, seen);
      answer(other, Value.TRUE);
      answer(way, Value.FALSE);
    } else {
      answer(way, walk.renew(way, new Value(tree, receiver, null)));
    }
  }

  private void await(Value fence, int seen) {
    if (!tree.getArguments().isEmpty()) {
      ask(fence, seen, seen);
      return;
    }
    if (isTracked(fence)) {
      way.see(fence, seen);
    }
    answer(way, Value.of(tree));
  }

  private boolean isTracked(Value fence) {
    return way.lives.containsKey(fence)
        || receiver.site() == FenceCall.FENCE
        || FenceCall.isDriverFence(ASTHelpers.getReceiverType(tree), walk.state);
  }

  // Calls of anything else

  private void passAll(int from) {
    Type type = ASTHelpers.getType(tree.getMethodSelect());
    for (int i = from; i < arguments.size(); i++) {
      walk.use(way, tree.getArguments().get(i), arguments.get(i), name);
      walk.pass(way, arguments.get(i), Walk.parameter(type, i));
    }
  }

  private void other() {
    String owner = method.owner.getQualifiedName().toString();
    boolean looks = LOOKS.matcher(name).matches() || LOOKERS.matcher(owner).matches();
    Way refused = !unasked && name.startsWith("offer") ? way.copy() : null;
    walk.use(way, tree, receiver, name);
    if (owner.startsWith("java.") && RUNS.matcher(name).matches()) {
      runs(receiver);
      arguments.forEach(this::runs);
    }
    Summary known = walk.lives.summary(method);
    if (!looks) {
      passAll(0);
      if (known == null && Jobs.frees(name) && !owner.startsWith("java.")) {
        frees();
      }
    }
    if (known != null) {
      apply(known);
    }
    if (refused != null) {
      answer(refused, Value.FALSE);
      answer(way, Value.TRUE);
      return;
    }
    Value result = result(known);
    if (!looks && !(result.site() instanceof Symbol)) {
      disturb(known, owner);
    }
    answer(way, result);
  }

  /** {@code job.recycle()}, {@code pool.release(job)}. */
  private void frees() {
    walk.touched(way, tree, new Value(method, receiver, null));
    for (Value each : arguments) {
      walk.touched(way, tree, new Value(method, each, null));
    }
  }

  /** What code touches that is run from here on, if a lambda or a method reference says it. */
  private void runs(Value code) {
    if (code.site() instanceof LambdaExpressionTree lambda) {
      Summary known = walk.lives.summary(lambda);
      touches(known, Value.THIS, known.captured(way));
    } else if (code.site() instanceof MemberReferenceTree reference && code.base() != null) {
      MethodSymbol called = ASTHelpers.getSymbol(reference);
      Summary known = walk.lives.summary(called);
      if (known != null) {
        touches(known, code.base(), List.of());
      } else if (Jobs.frees(called.name.toString())) {
        walk.touched(way, tree, new Value(called, code.base(), null));
      }
    } else if (code.site() instanceof NewClassTree && code.base() != null) {
      runs(code.base()); // new Thread(() -> ...).start()
    }
  }

  private void touches(Summary known, Value on, List<Value> given) {
    for (Value each : known.touched) {
      Value part = known.at(way, each.base() == null ? each : each.base(), on, given);
      if (part != null) {
        walk.touched(way, tree, new Value(each.site(), part, null));
      }
    }
  }

  private void apply(Summary known) {
    touches(known, receiver, arguments);
    for (Value each : known.always) {
      Value fence = known.at(way, each, receiver, arguments);
      if (fence != null) {
        walk.findings.signals(way, tree, fence, false);
        way.see(fence, Way.SIGNALED);
        way.drop(fence, Way.MAYBE);
      }
    }
    for (Value each : known.sometimes) {
      Value fence = known.at(way, each, receiver, arguments);
      if (fence != null && !way.is(fence, Way.SIGNALED)) {
        way.see(fence, Way.MAYBE);
      }
    }
  }

  /** Fields that the callee may have assigned hold something else now. */
  private void disturb(@Nullable Summary known, String owner) {
    way.forgetFacts(value -> value.site() instanceof MethodSymbol);
    boolean foreign = known == null && !owner.startsWith("java.");
    way.change(
        tree,
        value ->
            (value.site() instanceof MethodSymbol && value.index() != null)
                || (known != null && known.assigned.contains(value.site()))
                || (foreign && isVariable(value)));
  }

  private boolean isVariable(Value value) {
    return value.site() instanceof VarSymbol field
        && Expressions.isField(field)
        && (field.flags() & Flags.FINAL) == 0
        && value.base() != null
        && (value.base().equals(receiver) || arguments.contains(value.base()));
  }

  private Value result(@Nullable Summary known) {
    Value first = arguments.isEmpty() ? null : arguments.get(0);
    VarSymbol read = walk.lives.accessed(method);
    if (read != null) {
      walk.touch(way, tree, read, receiver, false);
      return way.read(new Value(read, receiver, null));
    }
    if (first != null && name.startsWith("requireNonNull")) {
      return first;
    }
    boolean lookup = name.equals("get") && first != null && FenceCall.isIn("java.util", method);
    boolean getter = name.equals("fence") || name.equals("getFence");
    boolean asks = first == null && method.getReturnType().getKind() == TypeKind.BOOLEAN;
    if (lookup || ((getter || asks) && first == null && !ASTHelpers.isStatic(method))) {
      return way.read(new Value(method, receiver, first));
    }
    Value made = walk.renew(way, new Value(tree, receiver, first));
    if (walk.lives.isGiven(method) || (known != null && known.givesDuty)) {
      way.add(made, Way.DUTY);
    } else if (walk.lives.looksGiven(method)) {
      way.add(made, Way.DUTY | Way.WEAK);
    }
    return made;
  }
}
