package dev.palisade.processor.body;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.palisade.processor.element.LockOperations.Operation;
import dev.palisade.processor.fact.Balance;
import dev.palisade.processor.fact.Balance.NetEffect;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.Names;
import dev.palisade.processor.naming.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Helpers that return with a lock held or given back, of which no contract says so.
 *
 * <p>Their callers cannot be walked rightly without knowing them, and the compiler resolves one
 * class, shows it and throws it away before it resolves the next: whatever the order, some caller
 * comes before its helper. So all helpers are found before the first class is walked, in the trees
 * as they were parsed, with names resolved by name alone; what is found does not depend on the
 * order of classes.
 *
 * <p>Round by round: first the methods that call an operation of a lock by name, then those that
 * call a method named like one of which the round before has found out something new, until nothing
 * is. Each is walked like any other body, and its exits are its effect. Almost all methods call
 * nothing of such a name and are never walked here.
 */
final class NetEffects {
  private static final Set<String> OPERATIONS =
      Set.of(
          "lock",
          "lockInterruptibly",
          "tryLock",
          "unlock",
          "readLock",
          "readLockInterruptibly",
          "tryReadLock",
          "unlockRead",
          "writeLock",
          "writeLockInterruptibly",
          "tryWriteLock",
          "unlockWrite");

  /**
   * Helpers that call helpers that call helpers: half of these rounds are for deeper ones than
   * anybody writes. In a circle of methods what one is thought to do may follow from the next
   * without end; what still changes in the second half is not known.
   */
  private static final int ROUNDS = 12;

  private final Trees trees;
  private final Names names;
  private final BodyScanner results;
  private static final Set<String> FENCE_OPERATIONS =
      Set.of("isSignaled", "isDone", "status", "error", "await", "awaitDone", "signal");

  private final Set<Name> wanted = new HashSet<>();
  private final Name close;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<ExecutableElement, List<NetEffect>> earlier = new HashMap<>();

  NetEffects(Trees trees, Names names, BodyScanner results) {
    this.trees = trees;
    this.names = names;
    this.results = results;
    this.close = names.name("close");
    names.callees.compiled(this::compiled);
    OPERATIONS.forEach(operation -> wanted.add(names.name(operation)));
    if (names.hasFences()) {
      FENCE_OPERATIONS.forEach(operation -> wanted.add(names.name(operation)));
    }
  }

  /** A method that may be a helper. */
  private static final class Candidate {
    final CompilationUnitTree unit;
    final ClassTree type;
    final MethodTree tree;
    final Set<Name> calls = new HashSet<>();
    boolean closes;
    boolean walked;

    Candidate(CompilationUnitTree unit, ClassTree type, MethodTree tree) {
      this.unit = unit;
      this.type = type;
      this.tree = tree;
    }
  }

  /** Finds the helpers in sources that have just been parsed. */
  void find(List<CompilationUnitTree> units) {
    if (units.isEmpty()) {
      return;
    }
    for (CompilationUnitTree unit : units) {
      for (Tree type : unit.getTypeDecls()) {
        if (type instanceof ClassTree tree) {
          collect(unit, tree);
        }
      }
    }
    Map<ExecutableElement, List<NetEffect>> found = new HashMap<>(earlier);
    Set<ExecutableElement> unsettled = new HashSet<>();
    Set<Name> news = wanted;
    boolean grown = true;
    for (int round = 0; grown && round < ROUNDS; round++) {
      Set<ExecutableElement> changed = learn(news, found);
      news = changed.stream().map(NetEffects::called).collect(Collectors.toSet());
      wanted.addAll(news);
      grown = !changed.isEmpty();
      if (round >= ROUNDS / 2) {
        unsettled.addAll(changed);
      }
    }
    if (grown) {
      unsettled.forEach(names.callees::doubt);
    }
    names.callees.keepInferred(this::isUsable);
    earlier.putAll(names.callees.inferred());
    candidates.clear();
  }

  private void collect(CompilationUnitTree unit, ClassTree type) {
    for (Tree member : type.getMembers()) {
      if (member instanceof ClassTree nested) {
        collect(unit, nested);
      } else if (member instanceof MethodTree method && method.getBody() != null) {
        Candidate candidate = new Candidate(unit, type, method);
        Calls calls = new Calls((name, call) -> candidate.calls.add(name));
        calls.scan(method.getBody(), null);
        candidate.closes = calls.closes;
        if (!candidate.calls.isEmpty()) {
          candidates.add(candidate);
        }
      }
      if (member instanceof MethodTree method && saysSo(method)) {
        wanted.add(method.getName());
      }
    }
  }

  private static boolean saysSo(MethodTree method) {
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      String name = annotation.getAnnotationType().toString();
      if (name.endsWith("Acquires") || name.endsWith("Releases")) {
        return true;
      }
    }
    return false;
  }

  /** What a method calls while it runs, with the names it is called by. */
  private static final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final BiConsumer<Name, Tree> each;
    boolean closes;

    Calls(BiConsumer<Name, Tree> each) {
      this.each = each;
    }

    private void call(Tree name, Tree call) {
      Name called = SourceFile.name(name);
      if (called != null) {
        each.accept(called, call);
      }
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, @Nullable Void p) {
      closes |= !tree.getResources().isEmpty();
      return super.visitTry(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void p) {
      call(call.getMethodSelect(), call.getMethodSelect());
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree code, @Nullable Void p) {
      each.accept(code.getName(), code);
      return super.visitMemberReference(code, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void p) {
      call(made.getIdentifier(), made);
      return super.visitNewClass(made, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void p) {
      return null;
    }
  }

  /** One round; returns the methods of which it has found out something new. */
  private Set<ExecutableElement> learn(
      Set<Name> news, Map<ExecutableElement, List<NetEffect>> found) {
    for (Candidate candidate : candidates) {
      if (concerns(news, candidate)
          && element(candidate, candidate.type) instanceof TypeElement type
          && element(candidate, candidate.tree) instanceof ExecutableElement method) {
        candidate.walked = true;
        List<NetEffect> effects = effects(candidate, type, method);
        if (effects.isEmpty()) {
          found.remove(method);
        } else {
          found.put(method, effects);
        }
      }
    }
    return names.callees.infer(found);
  }

  /** Whether what is new of methods of these names may change what another does. */
  private boolean concerns(Set<Name> news, Candidate candidate) {
    return !Collections.disjoint(candidate.calls, news)
        || (candidate.walked && candidate.closes && news.contains(close));
  }

  /** Whether something that a method calls does anything to a lock: many have such a name. */
  private boolean mayChange(Candidate candidate, SourceFile source) {
    List<Tree> found = new ArrayList<>();
    new Calls(
            (name, call) -> {
              if (wanted.contains(name) && mayChange(source, call)) {
                found.add(call);
              }
            })
        .scan(candidate.tree.getBody(), null);
    return candidate.closes || !found.isEmpty();
  }

  private boolean mayChange(SourceFile source, Tree call) {
    if (!(source.element(call) instanceof ExecutableElement method)) {
      return call instanceof MemberReferenceTree;
    }
    Callee callee = names.callees.of(method);
    return callee.operation() != Operation.NONE || !names.callees.effects(callee).isEmpty();
  }

  /** What a call names: of a constructor, its type. */
  private static Name called(ExecutableElement method) {
    TypeElement made = made(method);
    return (made == null ? method : made).getSimpleName();
  }

  /** The type of which a method is a constructor; else null. */
  private static @Nullable TypeElement made(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
            && method.getEnclosingElement() instanceof TypeElement type
        ? type
        : null;
  }

  private @Nullable Element element(Candidate candidate, Tree tree) {
    return trees.getElement(new TreePath(new TreePath(candidate.unit), tree));
  }

  private List<NetEffect> effects(Candidate candidate, TypeElement type, ExecutableElement method) {
    SourceFile source = names.unattributed(trees, candidate.unit, type, method, candidate.tree);
    return mayChange(candidate, source)
        ? effects(ClassWalker.exits(source, candidate.tree, type, names, results))
        : List.of();
  }

  /** What a method does that is compiled already. */
  private List<NetEffect> compiled(ExecutableElement method) {
    MethodFacts body = names.compiled(method);
    List<NetEffect> effects = body == null ? List.of() : effects(body.exits());
    return effects.isEmpty() || isUsable(method, effects) ? effects : List.of();
  }

  private static List<NetEffect> effects(List<Exit> exits) {
    List<NetEffect> effects = new ArrayList<>();
    for (Balance balance : Balance.of(exits)) {
      balance
          .effect()
          .or(
              () ->
                  balance.isGivenBackIfHeld()
                      ? Optional.of(NetEffect.givenBackIfHeld(balance.lock()))
                      : balance.changes()
                          ? Optional.of(NetEffect.unknown(balance.lock()))
                          : Optional.empty())
          .ifPresent(effects::add);
    }
    return effects;
  }

  /**
   * A handle that gives the lock back when it is closed is of use only if its {@code close()} is
   * known to do that; else every user would seem to keep the lock. What a constructor takes, only a
   * handle can give back.
   */
  private boolean isUsable(ExecutableElement method, List<NetEffect> effects) {
    TypeElement made = made(method);
    TypeMirror result = made == null ? method.getReturnType() : made.asType();
    ExecutableElement close = names.hierarchy.method(result, "close/0");
    if (close == null || effects.stream().noneMatch(NetEffect::taken)) {
      return made == null;
    }
    return names.callees.effects(names.callees.of(close)).stream()
            .anyMatch(effect -> !effect.taken())
        || (close.getModifiers().contains(Modifier.ABSTRACT) && returnsUnlock(method));
  }

  /** Whether a method returns code that gives a lock back, in its last statement. */
  private boolean returnsUnlock(ExecutableElement method) {
    MethodFacts compiled = names.compiled(method);
    if (compiled != null) {
      return compiled.kept().stream()
          .map(kept -> kept.what().code())
          .anyMatch(code -> code != null && code.name().startsWith("unlock"));
    }
    List<? extends StatementTree> statements = trees.getTree(method).getBody().getStatements();
    Set<String> called = new HashSet<>();
    Calls calls = new Calls((name, call) -> called.add(name.toString()));
    if (statements.get(statements.size() - 1) instanceof ReturnTree last) {
      ExpressionTree code = last.getExpression();
      calls.scan(code, null);
      if (code instanceof NewClassTree made && made.getClassBody() != null) {
        calls.scan(made.getClassBody().getMembers(), null);
      }
    }
    for (Map.Entry<ExecutableElement, List<NetEffect>> known :
        names.callees.inferred().entrySet()) {
      if (called.contains(known.getKey().getSimpleName().toString())
          && known.getValue().stream().anyMatch(effect -> !effect.taken())) {
        return true;
      }
    }
    return called.stream().anyMatch(name -> name.startsWith("unlock"));
  }
}
