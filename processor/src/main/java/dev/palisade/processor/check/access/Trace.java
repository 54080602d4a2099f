package dev.palisade.processor.check.access;

import com.google.errorprone.util.ASTHelpers;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.tools.javac.code.Symbol;
import dev.palisade.processor.check.path.Parts;
import dev.palisade.processor.check.path.Paths;
import dev.palisade.processor.check.path.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What one thread does in a method and what it calls, in order. */
final class Trace extends Paths<BitSet> {
  /** Longer methods are not looked at: the price grows with the square. */
  private static final int LONGEST = 400;

  final Tree root;
  private final Accesses accesses;
  private final List<Event> events = new ArrayList<>();
  private final Map<Tree, Set<Event>> values = new HashMap<>();
  private final Map<Symbol, Set<Event>> locals = new HashMap<>();

  /** The parameters that are being followed to what was passed. */
  private final Set<Symbol> asked = new HashSet<>();

  private final Set<Tree> parking = new HashSet<>();

  /** The objects that the methods being walked are called on; none is this one. */
  private final Deque<String> receivers = new ArrayDeque<>();

  private int locks;

  Trace(Unit unit, Accesses accesses, Tree root, Tree body) {
    super(unit);
    this.accesses = accesses;
    this.root = root;
    if (root instanceof MethodTree method && isSynchronized(method)) {
      locks++;
    }
    BitSet unused = walk(body, new BitSet());
  }

  private static boolean isSynchronized(MethodTree method) {
    return method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
  }

  /** The events of one kind, in order. */
  Stream<Event> all(Event.Kind kind) {
    return events.size() > LONGEST ? Stream.of() : events.stream().filter(e -> e.kind == kind);
  }

  /** The accesses, in order. */
  List<Event> accesses() {
    return all(Event.Kind.ACCESS).toList();
  }

  /** Whether a loop sleeps between its rounds until somebody wakes it. */
  boolean parks(Tree loop) {
    return parking.contains(loop);
  }

  /** The reads of a variable, in order. */
  List<Event> readsOf(Access variable) {
    return all(Event.Kind.ACCESS)
        .filter(e -> e.access().read() != null && e.access().isSameVariable(variable))
        .toList();
  }

  boolean reads(Access variable) {
    return !readsOf(variable).isEmpty();
  }

  boolean writes(Access variable) {
    return all(Event.Kind.ACCESS)
        .anyMatch(e -> e.access().write() != null && e.access().isSameVariable(variable));
  }

  /** Whether an event of one of these kinds is between two others. */
  boolean between(Event one, Event other, Event.Kind... kinds) {
    return events.stream()
        .anyMatch(e -> List.of(kinds).contains(e.kind) && one.precedes(e) && e.precedes(other));
  }

  /** The tests or uses of what was read. */
  Stream<Event> of(Event read, Event.Kind kind) {
    return all(kind).filter(e -> e.of.contains(read));
  }

  // Events

  private BitSet add(
      Event.Kind kind, @Nullable Access access, Set<Event> of, Tree tree, BitSet before) {
    boolean locked = locks > 0;
    Event event = new Event(kind, events.size(), before, access, of, tree, loop(), locked);
    events.add(event);
    BitSet after = (BitSet) before.clone();
    after.set(event.number);
    return after;
  }

  private void access(@Nullable Access access) {
    if (access != null && now != null) {
      Set<Event> none = Set.of();
      Access known = receivers.isEmpty() ? access : access.in(receivers.peek());
      now = add(Event.Kind.ACCESS, known, none, access.tree(), now);
      values.put(access.tree(), Set.of(events.get(events.size() - 1)));
    }
  }

  private void use(Tree used, Tree at) {
    Set<Event> of = value(used);
    if (!of.isEmpty() && now != null) {
      now = add(Event.Kind.USE, null, of, at, now);
    }
  }

  @Override
  protected BitSet join(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.or(other);
    return both;
  }

  @Override
  protected BitSet assume(ExpressionTree condition, boolean is, BitSet state) {
    Set<Event> of = value(condition);
    return of.isEmpty() ? state : add(Event.Kind.TEST, null, of, condition, state);
  }

  // Values

  /** The reads that a value comes from. */
  private Set<Event> value(@Nullable Tree tree) {
    if (tree == null) {
      return Set.of();
    }
    Set<Event> known = values.get(tree);
    if (known != null) {
      return known;
    }
    if (tree instanceof ParenthesizedTree inner) {
      return value(inner.getExpression());
    } else if (tree instanceof TypeCastTree cast) {
      return value(cast.getExpression());
    } else if (tree instanceof AssignmentTree assignment) {
      return value(assignment.getExpression());
    } else if (tree instanceof InstanceOfTree test) {
      return value(test.getExpression());
    } else if (tree instanceof IdentifierTree name) {
      return variable(ASTHelpers.getSymbol(name));
    } else if (tree instanceof ConditionalExpressionTree choice) {
      return both(value(choice.getTrueExpression()), value(choice.getFalseExpression()));
    } else if (tree instanceof BinaryTree binary) {
      return both(value(binary.getLeftOperand()), value(binary.getRightOperand()));
    } else if (tree instanceof UnaryTree unary) {
      return value(unary.getExpression());
    }
    return tree instanceof MethodInvocationTree call
            && ASTHelpers.getSymbol(call).name.contentEquals("requireNonNull")
        ? value(call.getArguments().get(0))
        : Set.of();
  }

  private Set<Event> variable(@Nullable Symbol symbol) {
    Set<Event> known = locals.get(symbol);
    if (known != null || symbol == null || !asked.add(symbol)) {
      return known == null ? Set.of() : known;
    }
    // A lambda that calls the method around it may pass on that one's own parameter.
    Set<Event> passed = value(argument(symbol));
    asked.remove(symbol);
    return passed;
  }

  private static Set<Event> both(Set<Event> one, Set<Event> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    Set<Event> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  // Expressions

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
    access(accesses.read(tree));
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
    super.visitMemberSelect(tree, null);
    use(tree.getExpression(), tree);
    access(accesses.read(tree));
    return null;
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void p) {
    super.visitArrayAccess(tree, null);
    use(tree.getExpression(), tree);
    access(accesses.read(tree));
    return null;
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void p) {
    ExpressionTree to = ASTHelpers.stripParentheses(tree.getVariable());
    place(to);
    scan(tree.getExpression(), null);
    if (to instanceof IdentifierTree) {
      keep(ASTHelpers.getSymbol(to), tree.getExpression());
    }
    access(accesses.write(to, false, tree.getExpression()));
    values.remove(to);
    return null;
  }

  /** Evaluates what stands before the name or index of what is assigned. */
  private void place(ExpressionTree to) {
    if (to instanceof MemberSelectTree select) {
      scan(select.getExpression(), null);
      use(select.getExpression(), to);
    } else if (to instanceof ArrayAccessTree element) {
      scan(element.getExpression(), null);
      scan(element.getIndex(), null);
    }
  }

  private void keep(@Nullable Symbol variable, @Nullable ExpressionTree value) {
    if (variable != null && variable.getKind() != ElementKind.FIELD) {
      locals.put(variable, value(value));
    }
  }

  @Override
  public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void p) {
    place(tree.getVariable());
    scan(tree.getExpression(), null);
    access(accesses.write(tree.getVariable(), true, null));
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void p) {
    if (Parts.assigned(tree) == null) {
      return super.visitUnary(tree, null);
    }
    place(tree.getExpression());
    access(accesses.write(tree.getExpression(), true, null));
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void p) {
    scan(tree.getInitializer(), null);
    keep(ASTHelpers.getSymbol(tree), tree.getInitializer());
    return null;
  }

  @Override
  public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void p) {
    super.visitInstanceOf(tree, null);
    if (tree.getPattern() instanceof BindingPatternTree binding) {
      keep(ASTHelpers.getSymbol(binding.getVariable()), tree.getExpression());
    }
    return null;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void p) {
    scan(tree.getExpression(), null);
    locks++;
    scan(tree.getBlock(), null);
    locks--;
    return null;
  }

  @Override
  protected void returns(@Nullable ExpressionTree value) {
    if (bodies.size() == 1 && now != null && value != null) {
      now = assume(value, true, now); // the caller goes by it
    }
    Tree body = bodies.peek();
    if (body != null) {
      values.merge(body, value(value), Trace::both);
    }
  }

  @Override
  protected void followed(ExpressionTree call, MethodTree callee) {
    receivers.pop();
    Set<Event> returned = values.remove(callee.getBody());
    if (returned != null) {
      values.put(call, returned);
    }
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void p) {
    int outer = locks;
    super.visitTry(tree, null);
    locks = tree.getResources().isEmpty() ? locks : outer;
    return null;
  }

  @Override
  protected boolean call(ExpressionTree tree) {
    boolean known = tree instanceof MethodInvocationTree call && isKnown(call);
    if (!known && unit.method(tree) != null) {
      enter(tree);
    }
    return known;
  }

  /** A method is walked next, on the object that it is called on. */
  private void enter(ExpressionTree call) {
    ExpressionTree on = call instanceof MethodInvocationTree ? ASTHelpers.getReceiver(call) : null;
    Symbol callee = ASTHelpers.getSymbol(call);
    boolean other = callee != null && !ASTHelpers.isStatic(callee);
    String outer = receivers.isEmpty() ? "" : receivers.peek();
    String name = on == null || !other || on.toString().equals("super") ? "" : accesses.name(on);
    receivers.push(name.isEmpty() ? outer : name);
  }

  private boolean isKnown(MethodInvocationTree call) {
    Symbol callee = ASTHelpers.getSymbol(call);
    String owner = callee.owner.getQualifiedName().toString();
    String name = callee.name.toString();
    Tree around = loop();
    if (around != null && name.matches("(park|await|wait|sleep)([A-Z]\\w*)?")) {
      parking.add(around);
    }
    if (owner.equals("java.lang.invoke.VarHandle") && name.endsWith("Fence") && now != null) {
      now = add(fence(name), null, Set.of(), call, now);
      return true;
    }
    boolean lock = name.matches("(un)?lock") && unit.method(call) == null;
    if (lock || owner.startsWith("java.util.concurrent.locks.")) {
      boolean gives = name.startsWith("unlock") && locks > 0 && !isAgain();
      locks += name.startsWith("lock") ? 1 : gives ? -1 : 0;
      return true;
    }
    if (owner.matches("java.util.concurrent.[A-Z].*") && now != null) {
      now = add(Event.Kind.HANDOVER, null, Set.of(), call, now);
    }
    Access access = accesses.of(call);
    access(access);
    return access != null;
  }

  private static Event.Kind fence(String name) {
    return name.matches("acquireFence|loadLoadFence")
        ? Event.Kind.ACQUIRE_FENCE
        : name.matches("releaseFence|storeStoreFence")
            ? Event.Kind.RELEASE_FENCE
            : Event.Kind.FULL_FENCE;
  }
}
