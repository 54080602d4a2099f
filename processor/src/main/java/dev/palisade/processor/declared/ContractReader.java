package dev.palisade.processor.declared;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Contract.Effect;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.fact.Contract.Fences;
import dev.palisade.processor.fact.Contract.LockClause;
import dev.palisade.processor.fact.Contract.Op;
import dev.palisade.processor.fact.Contract.Signals;
import dev.palisade.processor.mark.LockReader;
import dev.palisade.processor.mark.Mark;
import dev.palisade.processor.mark.Mark.Item;
import dev.palisade.processor.mark.Model;
import dev.palisade.processor.mark.Problems;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the contract of a method from its annotations, and from {@code @RunsIn} on its type. */
final class ContractReader {
  /** The annotations whose {@code value} is a driver. */
  private static final Set<String> OF_A_DRIVER = Set.of("Signals", "WaitsFor", "SignalingPath");

  private final Model model;
  private final LockReader locks;
  private final LockReader guards;
  private final Problems problems;
  private final OpRules ops;
  private final Contradictions contradictions;

  /**
   * Reads contracts.
   *
   * @param guards reads the lock references of others' annotations, and reports nothing
   */
  ContractReader(Model model, LockReader locks, LockReader guards, Problems problems) {
    this.guards = guards;
    this.model = model;
    this.locks = locks;
    this.problems = problems;
    ops = new OpRules(model, problems);
    contradictions = new Contradictions(problems);
  }

  /** One lock in a clause, with the string that names it. */
  record Entry(LockClause clause, Item<String> item, DeclaredLock lock) {}

  /** The contract; empty if nothing is annotated. */
  Optional<Contract> read(ExecutableElement method) {
    if (isBare(method)) {
      return Optional.empty();
    }
    List<Mark> marks = Mark.on(method);
    Set<Integer> runsNow = runsNow(method);
    Map<Integer, Set<ExecutionContext>> codeContexts = codeContexts(method);
    Set<ExecutionContext> contexts = contexts(method);
    List<Entry> required = guards(method);
    if (marks.isEmpty()
        && runsNow.isEmpty()
        && codeContexts.isEmpty()
        && contexts.isEmpty()
        && required.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> entries = entries(marks);
    Optional<Op> op = ops.read(method, marks);
    Contract contract =
        new Contract(
            model.names().method(method),
            model.places().at(method),
            op.orElse(null),
            contexts,
            byClause(marks, Stream.concat(entries.stream(), required.stream()).toList()),
            signals(marks),
            effects(marks),
            runsNow,
            codeContexts,
            fences(marks),
            List.of());
    contradictions.check(contract, marks, entries);
    checkDrivers(marks);
    return Optional.of(contract);
  }

  /** Whether no annotation says anything: so most methods, and all that are called are asked. */
  private static boolean isBare(ExecutableElement method) {
    for (VariableElement parameter : method.getParameters()) {
      if (Mark.isOn(parameter)) {
        return false;
      }
    }
    return !Mark.isOn(method) && !Mark.isOn(Model.around(method));
  }

  /** Elsewhere {@code @GuardedBy} may stand on a method, and means {@code @Requires}. */
  private List<Entry> guards(ExecutableElement method) {
    return Mark.guard(method).stream()
        .flatMap(mark -> mark.strings("value").stream())
        .flatMap(
            item ->
                guards.read(item).stream().map(lock -> new Entry(LockClause.REQUIRES, item, lock)))
        .toList();
  }

  private static Set<Integer> runsNow(ExecutableElement method) {
    Set<Integer> indices = new TreeSet<>();
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (Mark.find(parameters.get(i), "RunsNow").isPresent()) {
        indices.add(i);
      }
    }
    return indices;
  }

  private static Map<Integer, Set<ExecutionContext>> codeContexts(ExecutableElement method) {
    Map<Integer, Set<ExecutionContext>> byIndex = new TreeMap<>();
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      Optional<Mark> runsIn = Mark.find(parameters.get(i), "RunsIn");
      if (runsIn.isPresent()) {
        byIndex.put(i, contexts(runsIn.get()));
      }
    }
    return byIndex;
  }

  /** An op's contexts are those the core calls it in; the type's do not count for it. */
  private static Set<ExecutionContext> contexts(ExecutableElement method) {
    Optional<Mark> own = Mark.find(method, "RunsIn");
    boolean inheritsFromType =
        method.getKind() == ElementKind.METHOD
            && Mark.on(method).stream().noneMatch(mark -> OpRules.op(mark).isPresent());
    Optional<Mark> runsIn =
        own.isPresent() || !inheritsFromType ? own : Mark.find(Model.around(method), "RunsIn");
    return runsIn.map(ContractReader::contexts).orElse(Set.of());
  }

  static Set<ExecutionContext> contexts(Mark runsIn) {
    Set<ExecutionContext> contexts = EnumSet.noneOf(ExecutionContext.class);
    for (ExecutionContext context : ExecutionContext.values()) {
      if (runsIn.constants("value").contains(context.name())) {
        contexts.add(context);
      }
    }
    return contexts;
  }

  private static Optional<LockClause> clause(Mark mark) {
    return switch (mark.name()) {
      case "Requires" -> Optional.of(LockClause.REQUIRES);
      case "Excludes" -> Optional.of(LockClause.EXCLUDES);
      case "Locks" -> Optional.of(LockClause.LOCKS);
      case "Acquires" -> Optional.of(LockClause.ACQUIRES);
      case "Releases" -> Optional.of(LockClause.RELEASES);
      case "Drops" -> Optional.of(LockClause.DROPS);
      case "ReturnsLock" -> Optional.of(LockClause.RETURNS_LOCK);
      default -> Optional.empty();
    };
  }

  private List<Entry> entries(List<Mark> marks) {
    List<Entry> entries = new ArrayList<>();
    for (Mark mark : marks) {
      clause(mark)
          .ifPresent(
              clause ->
                  mark.strings("value")
                      .forEach(
                          item ->
                              locks
                                  .read(item)
                                  .ifPresent(lock -> entries.add(new Entry(clause, item, lock)))));
    }
    return entries;
  }

  private static Map<LockClause, List<DeclaredLock>> byClause(
      List<Mark> marks, List<Entry> entries) {
    Map<LockClause, List<DeclaredLock>> byClause = new EnumMap<>(LockClause.class);
    marks.forEach(mark -> clause(mark).ifPresent(c -> byClause.put(c, new ArrayList<>())));
    for (Entry entry : entries) {
      byClause.computeIfAbsent(entry.clause(), c -> new ArrayList<>()).add(entry.lock());
    }
    return byClause;
  }

  private @Nullable Signals signals(List<Mark> marks) {
    for (Mark mark : marks) {
      if (mark.name().equals("Signals")) {
        List<DeclaredLock> under =
            mark.strings("under").stream().flatMap(item -> locks.read(item).stream()).toList();
        return new Signals(driver(mark).orElse(null), under);
      }
    }
    return null;
  }

  private static Set<Effect> effects(List<Mark> marks) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (Mark mark : marks) {
      switch (mark.name()) {
        case "Blocks" -> effects.add(Effect.BLOCKS);
        case "WaitsFor" -> effects.add(Effect.WAITS_FOR);
        case "SignalingPath" -> effects.add(Effect.SIGNALING_PATH);
        case "Reclaims" -> effects.add(Effect.RECLAIMS);
        case "MustSignal" -> effects.add(Effect.MUST_SIGNAL);
        default -> {}
      }
    }
    return effects;
  }

  private Fences fences(List<Mark> marks) {
    String waitsFor = null;
    String path = null;
    List<String> after = List.of();
    for (Mark mark : marks) {
      switch (mark.name()) {
        case "WaitsFor" -> waitsFor = driver(mark).orElse(null);
        case "SignalingPath" -> {
          path = driver(mark).orElse(null);
          after = drivers(mark, "after");
        }
        default -> {}
      }
    }
    return new Fences(waitsFor, path, after);
  }

  /** Binary name of the driver that {@code value} names. */
  private Optional<String> driver(Mark mark) {
    return drivers(mark, "value").stream().findFirst();
  }

  private List<String> drivers(Mark mark, String member) {
    return mark.classes(member).stream()
        .flatMap(item -> model.element(item.content()).stream())
        .map(model.names()::type)
        .toList();
  }

  /** Reports classes that are no drivers. */
  private void checkDrivers(List<Mark> marks) {
    marks.stream()
        .filter(mark -> OF_A_DRIVER.contains(mark.name()))
        .flatMap(mark -> Stream.concat(value(mark), mark.classes("after").stream()))
        .filter(item -> isNoDriver(item.content()))
        .forEach(
            item ->
                problems.malformed(
                    item.anchor(),
                    "@"
                        + item.mark().name()
                        + " names "
                        + model.show(item.content())
                        + ", which is not a @FenceDriver",
                    null));
  }

  /** {@code void.class} is how the default is written. */
  private static Stream<Item<TypeMirror>> value(Mark mark) {
    return mark.classes("value").stream().filter(item -> item.content().getKind() != TypeKind.VOID);
  }

  private boolean isNoDriver(TypeMirror type) {
    return type.getKind() != TypeKind.ERROR
        && model
            .element(type)
            .filter(element -> Mark.find(element, "FenceDriver").isPresent())
            .isEmpty();
  }
}
