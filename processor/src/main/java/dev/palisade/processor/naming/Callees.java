package dev.palisade.processor.naming;

import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.element.Hierarchy;
import dev.palisade.processor.element.LockOperations;
import dev.palisade.processor.element.LockOperations.Operation;
import dev.palisade.processor.fact.Balance.NetEffect;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.EventUse;
import dev.palisade.processor.fact.Contract.EventUse.Role;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import dev.palisade.processor.fact.MethodId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What is to know of a called method, looked up once a method. Calls into plain value types of
 * {@code java.lang} are left out: they neither lock nor call back, and they are most calls of a
 * program.
 */
public final class Callees {
  private static final Set<String> PLAIN_TYPES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Math",
          "java.lang.Record",
          "java.lang.Short",
          "java.lang.StrictMath",
          "java.lang.String",
          "java.lang.StringBuilder");

  /** What {@code Object} has besides {@code wait} and {@code notify}: anything, or nothing. */
  private static final Set<String> PLAIN_OBJECT_METHODS =
      Set.of("<init>", "getClass", "equals", "hashCode", "toString", "clone");

  private final ElementNames names;
  private final Hierarchy hierarchy;
  private final LockOperations operations;
  private final Function<ExecutableElement, Optional<Contract>> contracts;
  private final Map<ExecutableElement, Callee> known = new HashMap<>();
  private final Map<ExecutableElement, List<NetEffect>> inferred = new HashMap<>();
  private final Map<ExecutableElement, Set<LockRef>> everInferred = new HashMap<>();
  private Function<ExecutableElement, List<NetEffect>> compiled = method -> List.of();

  /**
   * A method that is called somewhere.
   *
   * @param id its name
   * @param element the method
   * @param dispatch whether overrides may run instead
   * @param operation what it does to a lock
   * @param plain whether calls are not worth a fact
   * @param foreign whether it is the JDK's or a library's that a stub file is about: what it does
   *     to a lock is all it does
   * @param makes whether what it returns is worth a name: somebody may wait for it
   * @param declared locks its caller holds more or less afterwards, as its contract says
   */
  public record Callee(
      MethodId id,
      ExecutableElement element,
      Dispatch dispatch,
      Operation operation,
      boolean plain,
      boolean foreign,
      boolean makes,
      List<NetEffect> declared) {

    public Callee {
      declared = List.copyOf(declared);
    }

    /**
     * Whether it takes or gives back a permit: that is an event besides, others may wait for it.
     */
    public boolean isPermit() {
      return id.owner().equals("java.util.concurrent.Semaphore");
    }

    public boolean isStatic() {
      return element.getModifiers().contains(Modifier.STATIC);
    }

    public boolean isConstructor() {
      return element.getKind() == ElementKind.CONSTRUCTOR;
    }
  }

  public Callees(
      ElementNames names,
      Hierarchy hierarchy,
      LockOperations operations,
      Function<ExecutableElement, Optional<Contract>> contracts) {
    this.names = names;
    this.hierarchy = hierarchy;
    this.operations = operations;
    this.contracts = contracts;
  }

  /** Sets who knows what methods do that are compiled already. */
  public void compiled(Function<ExecutableElement, List<NetEffect>> effects) {
    compiled = effects;
  }

  public Callee of(ExecutableElement method) {
    Callee callee = known.get(method);
    if (callee == null) {
      callee = look(method);
      known.put(method, callee);
    }
    return callee;
  }

  /** Locks the caller of a method holds more or less afterwards. */
  public List<NetEffect> effects(Callee callee) {
    return !callee.declared.isEmpty() || callee.operation.concernsHeld()
        ? callee.declared
        : inferred.getOrDefault(callee.element, List.of());
  }

  /** Notes what the bodies of methods turned out to do; returns those of which that is new. */
  public Set<ExecutableElement> infer(Map<ExecutableElement, List<NetEffect>> effects) {
    Set<ExecutableElement> changed = new HashSet<>(inferred.keySet());
    changed.addAll(effects.keySet());
    changed.removeIf(method -> Objects.equals(inferred.get(method), effects.get(method)));
    inferred.clear();
    inferred.putAll(effects);
    effects.forEach(
        (method, list) ->
            list.forEach(
                effect ->
                    everInferred.computeIfAbsent(method, m -> new HashSet<>()).add(effect.lock())));
    return changed;
  }

  /** All that was inferred. */
  public Map<ExecutableElement, List<NetEffect>> inferred() {
    return Map.copyOf(inferred);
  }

  /** Takes back what was inferred of a method: nobody knows how it leaves those locks. */
  public void doubt(ExecutableElement method) {
    inferred.put(
        method,
        everInferred.getOrDefault(method, Set.of()).stream().map(NetEffect::unknown).toList());
  }

  /** Forgets what was inferred and is of no use. */
  public void keepInferred(BiPredicate<ExecutableElement, List<NetEffect>> which) {
    inferred.entrySet().removeIf(each -> !which.test(each.getKey(), each.getValue()));
  }

  private Callee look(ExecutableElement method) {
    MethodId id = names.method(method);
    Operation operation = operations.of(method);
    boolean ofJdk = id.owner().startsWith("java.");
    boolean plain =
        (ofJdk && operation.isView())
            || PLAIN_TYPES.contains(id.owner())
            || (id.owner().equals("java.lang.Object") && PLAIN_OBJECT_METHODS.contains(id.name()));
    Optional<Contract> contract = plain ? Optional.empty() : contracts.apply(method);
    List<NetEffect> effects =
        operation.equals(Operation.NONE)
            ? contract.map(Callees::declared).orElse(List.of())
            : List.of();
    if (effects.isEmpty() && contract.isEmpty() && !ofJdk) {
      effects = compiled.apply(method);
    }
    boolean makes =
        !plain && (makes(method, id) || contract.filter(Callees::isOnThreads).isPresent());
    boolean foreign =
        ofJdk
            || contract
                .filter(c -> c.place().file().endsWith(".stub") || !c.events().isEmpty())
                .isPresent();
    return new Callee(id, method, dispatch(method), operation, plain, foreign, makes, effects);
  }

  /** A future, a thread, a collection of them or of code. */
  private boolean makes(ExecutableElement method, MethodId id) {
    TypeMirror result = method.getReturnType();
    return names.isAwaitable(result)
        || hierarchy.holdsFollowed(result)
        || (method.getModifiers().contains(Modifier.STATIC)
            && result.getKind() == TypeKind.DECLARED
            && id.owner().startsWith("java.util.")
            && names.type(result).startsWith("java.util."));
  }

  /** Whether code that is passed to what it returns runs on threads of some kind. */
  private static boolean isOnThreads(Contract contract) {
    return contract.codeContexts().containsKey(EventUse.RESULT)
        || contract.events().stream()
            .anyMatch(use -> use.role() == Role.ON && use.code() == EventUse.RESULT);
  }

  private static List<NetEffect> declared(Contract contract) {
    List<NetEffect> effects = new ArrayList<>();
    contract.locks(LockClause.RELEASES).forEach(lock -> effects.add(effect(lock, false)));
    contract.locks(LockClause.ACQUIRES).forEach(lock -> effects.add(effect(lock, true)));
    return effects;
  }

  private static NetEffect effect(DeclaredLock lock, boolean taken) {
    return new NetEffect(
        lock.lock(), taken, lock.onTrue() ? Result.SOME : Result.UNKNOWN, /* sure= */ true);
  }

  private static Dispatch dispatch(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return method.getKind() != ElementKind.METHOD
            || modifiers.contains(Modifier.STATIC)
            || modifiers.contains(Modifier.PRIVATE)
            || modifiers.contains(Modifier.FINAL)
            || isFinal(method.getEnclosingElement())
        ? Dispatch.EXACT
        : Dispatch.VIRTUAL;
  }

  private static boolean isFinal(@Nullable Element type) {
    return type instanceof TypeElement t
        && (t.getModifiers().contains(Modifier.FINAL)
            || t.getNestingKind() == NestingKind.ANONYMOUS);
  }
}
