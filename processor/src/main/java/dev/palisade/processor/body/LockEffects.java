package dev.palisade.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import dev.palisade.processor.element.LockOperations.Operation;
import dev.palisade.processor.fact.Balance.NetEffect;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts.Acquisition.How;
import dev.palisade.processor.fact.MethodFacts.Exit.Result;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.ObjectPath.Root;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.flow.FlowState.Way;
import dev.palisade.processor.flow.Handles;
import dev.palisade.processor.naming.Aliases;
import dev.palisade.processor.naming.Aliases.Alias;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What operations on locks do to the state of a walk.
 *
 * <p>A lock that is given back is the newest with the same name. If none has that name, and one of
 * the two names is of no particular object, it is the newest of the same field: in a walk along a
 * list the locks change their names.
 */
final class LockEffects {
  private static final String STAMPED_LOCK = "java.util.concurrent.locks.StampedLock";
  private static final String FLAG = "java.util.concurrent.atomic.AtomicBoolean";

  /** Known to be true where a method has changed a flag that let nobody else come so far. */
  private static final String ONCE = "once";

  private final VariableWalker flow;
  private final SourceFile source;
  private final ObjectPaths paths;
  private final Recording recording;
  private final Aliases aliases;

  private final Handles handles = new Handles();

  private boolean seen;

  LockEffects(
      VariableWalker flow,
      SourceFile source,
      ObjectPaths paths,
      Recording recording,
      Aliases aliases) {
    this.aliases = aliases;
    this.flow = flow;
    this.source = source;
    this.paths = paths;
    this.recording = recording;
  }

  /** Whether there was an operation that must be followed exactly. */
  boolean seen() {
    return seen;
  }

  /** Takes a lock, whose name may depend on the way here; returns its names. */
  List<LockRef> acquire(
      @Nullable ExpressionTree on, Function<Bindings, LockRef> lock, How how, Place place) {
    FlowState state = flow.now;
    if (state == null) {
      return List.of();
    }
    Set<LockRef> names = new LinkedHashSet<>();
    state.ways().forEach(way -> names.add(lock.apply(way.known())));
    List<LockRef> taken = List.copyOf(names);
    if (taken.size() == 1) {
      if (taken.get(0).object().isUnknown()) {
        recording.choice(flow.oneOf(on, taken.get(0)), place);
      }
      recording.acquisition(taken.get(0), how, place, state);
    } else {
      for (Way way : state.ways()) {
        recording.acquisition(lock.apply(way.known()), how, place, FlowState.of(way));
      }
    }
    flow.now = taking(state, lock, place);
    return taken;
  }

  private static FlowState taking(FlowState state, Function<Bindings, LockRef> lock, Place place) {
    return state.map(way -> way.taking(new Held(lock.apply(way.known()), place, true)));
  }

  /** Does what a method of a lock does. */
  void operate(MethodInvocationTree call, @Nullable ExpressionTree on, Callee callee) {
    seen = true;
    if (flow.now == null || !flow.exact) {
      return;
    }
    if (!callee.element().getThrownTypes().isEmpty()) {
      flow.mayThrow(callee.element());
    }
    flow.dereferenced(on);
    Operation is = callee.operation();
    Mode mode = is.isOfReader() ? Mode.READ : Mode.WRITE;
    Function<Bindings, LockRef> lock = known -> lock(on, callee, mode, known);
    if (is == Operation.LOCK || is == Operation.READ_LOCK) {
      lock(call, on, lock);
    } else if (is == Operation.TRY_LOCK || is == Operation.TRY_READ_LOCK) {
      tryLock(call, on, lock, How.TRY);
    } else if (is == Operation.TRY_LOCK_TIMED || is == Operation.TRY_READ_LOCK_TIMED) {
      tryLock(call, on, lock, How.TIMED);
    } else if (is == Operation.UNLOCK
        || is == Operation.UNLOCK_READ
        || is == Operation.UNLOCK_ANY) {
      release(lock, is == Operation.UNLOCK_ANY, source.call(call));
    } else if (is == Operation.HELD_BY_ME || is == Operation.READ_BY_ME) {
      held(call, lock);
    } else if (is == Operation.HELD_STAMP) {
      heldStamp(call, callee.id().name());
    } else if (is == Operation.HOLDS_MONITOR) {
      held(call, known -> LockRef.monitor(paths.object(call.getArguments().get(0), known)));
    } else {
      convert(call, lock, is);
    }
  }

  /** Does what a call leaves behind: locks that its caller holds more or less after it. */
  void settle(MethodInvocationTree call, Callee callee, List<NetEffect> effects) {
    if (effects.isEmpty()) {
      test(call, callee);
      run(call, callee);
      return;
    }
    seen = true;
    if (flow.now == null || !flow.exact) {
      return;
    }
    BiFunction<FlowState, NetEffect, Function<Bindings, LockRef>> named =
        named(callee, call.getArguments(), known -> receiverObject(call, callee, known));
    FlowState before = flow.now;
    FlowState whenSome = settled(before, effects, Result.NONE, named, source.call(call));
    FlowState whenNone = settled(before, effects, Result.SOME, named, source.call(call));
    String type = paths.typeName(callee.element().getReturnType());
    handles.add(source.call(call), type, flow.value(call));
    if (effects.stream().anyMatch(effect -> effect.when() != Result.UNKNOWN)) {
      flow.decide(call, whenSome, whenNone);
    } else {
      flow.now = whenSome;
    }
  }

  /** Does what making an object leaves behind: locks that it was given and now holds. */
  void make(NewClassTree tree, Callee constructor, List<NetEffect> effects) {
    seen |= !effects.isEmpty();
    if (flow.now != null && flow.exact && !effects.isEmpty()) {
      Place place = source.start(tree);
      String type = constructor.id().owner();
      BiFunction<FlowState, NetEffect, Function<Bindings, LockRef>> named =
          named(constructor, tree.getArguments(), known -> ObjectPath.any(type));
      flow.now = settled(flow.now, effects, Result.NONE, named, place);
      handles.add(place, type, null);
    }
  }

  /**
   * How locks that a method has taken or given back are called where it was called. What a handle
   * gives back under a name that nobody holds here, it was given by its maker.
   */
  private BiFunction<FlowState, NetEffect, Function<Bindings, LockRef>> named(
      Callee callee,
      List<? extends ExpressionTree> arguments,
      Function<Bindings, ObjectPath> receiver) {
    return (before, effect) -> {
      Function<Bindings, LockRef> name =
          known -> seenHere(effect.lock(), arguments, receiver, known);
      LockRef first = name.apply(before.ways().get(0).known());
      LockRef handed =
          effect.taken() || before.ways().get(0).held().any(first::mayBe)
              ? null
              : handles.heldBy(before, callee.id().owner(), null);
      return handed == null ? name : known -> handed;
    };
  }

  /**
   * A method of this object that only asks its lock whether this thread holds it tells the same. So
   * does a flag that remembers, from one call of a handle to the next, whether there is anything to
   * give back.
   */
  private void test(MethodInvocationTree call, Callee callee) {
    FlowState state = flow.now;
    if (flow.exact && state != null && callee.id().owner().equals(FLAG)) {
      switch (callee.id().name()) {
        case "compareAndSet" -> flow.decide(call, state.assume(ONCE, true), state);
        case "getAndSet" -> flow.decide(call, state, state.assume(ONCE, true));
        default -> {}
      }
    }
    boolean isOwn = call.getMethodSelect() instanceof IdentifierTree;
    Alias lock = isOwn ? aliases.heldTest(callee.element()) : null;
    seen |= lock != null;
    if (lock != null && flow.exact) {
      held(call, known -> lock.lockOf(receiverObject(call, callee, known)));
    }
  }

  /** Does what closing a resource leaves behind. */
  void close(@Nullable Value resource, Place place, Callee close, List<NetEffect> effects) {
    FlowState state = flow.now;
    if (state != null && flow.exact) {
      String type = close.id().owner();
      ObjectPath object =
          resource == null || resource.object() == null ? ObjectPath.any(type) : resource.object();
      flow.now =
          effects.isEmpty() && isAbstract(close)
              ? handles.closed(state, type, resource, place)
              : settled(
                  state, effects, Result.NONE, named(close, List.of(), known -> object), place);
    }
  }

  /** The same of code that is called by name, as in a {@code finally}. */
  private void run(MethodInvocationTree call, Callee callee) {
    FlowState state = flow.now;
    ExpressionTree on = SourceFile.receiver(call);
    if (state != null && flow.exact && on != null && isAbstract(callee)) {
      flow.now = handles.closed(state, "", flow.value(on), source.call(call));
    }
  }

  private static boolean isAbstract(Callee callee) {
    return callee.element().getModifiers().contains(Modifier.ABSTRACT)
        && callee.element().getParameters().isEmpty();
  }

  private static FlowState settled(
      FlowState before,
      List<NetEffect> effects,
      Result unless,
      BiFunction<FlowState, NetEffect, Function<Bindings, LockRef>> named,
      Place place) {
    FlowState state = before;
    for (NetEffect effect : effects) {
      if (effect.when() != unless) {
        Function<Bindings, LockRef> lock = named.apply(state, effect);
        state =
            effect.isUnknown()
                ? state.doubting(lock, place)
                : effect.taken()
                    ? taking(state, lock, place)
                    : state.map(
                        way ->
                            way.releasing(
                                new Held(lock.apply(way.known()), place, effect.sure()), false));
      }
    }
    return state;
  }

  /** What this method calls a lock that the callee names. */
  private LockRef seenHere(
      LockRef lock,
      List<? extends ExpressionTree> arguments,
      Function<Bindings, ObjectPath> receiver,
      Bindings known) {
    ObjectPath object = lock.object();
    if (object.root() == Root.THIS) {
      return lock.on(receiver.apply(known).append(object.fields()));
    }
    if (object.root() != Root.PARAMETER) {
      return lock;
    }
    Value value =
        object.index() < arguments.size()
            ? paths.value(arguments.get(object.index()), known)
            : null;
    if (value == null || value.object() == null) {
      return lock.on(ObjectPath.any(object.type()).append(object.fields()));
    }
    Mode view = object.fields().isEmpty() ? value.view() : null;
    return (view == null ? lock : lock.in(view)).on(value.object().append(object.fields()));
  }

  private ObjectPath receiverObject(MethodInvocationTree call, Callee callee, Bindings known) {
    return paths.receiver(SourceFile.receiver(call), callee, known);
  }

  private LockRef lock(@Nullable ExpressionTree on, Callee callee, Mode asked, Bindings known) {
    Value value = on == null ? null : paths.value(on, known);
    ObjectPath object =
        value != null && value.object() != null
            ? value.object()
            : paths.receiver(on, callee, known);
    Kind kind = on != null && callee.isPermit() ? Kind.PERMIT : Kind.LOCK;
    return new LockRef(object, kind, Value.mode(value, callee.id(), asked));
  }

  private void lock(
      MethodInvocationTree call, @Nullable ExpressionTree on, Function<Bindings, LockRef> lock) {
    acquire(on, lock, How.BLOCKING, source.call(call));
    TypeMirror result = source.type(call);
    if (result != null && result.getKind() == TypeKind.LONG) {
      flow.decide(call, flow.now, null);
    }
  }

  private void tryLock(
      MethodInvocationTree call,
      @Nullable ExpressionTree on,
      Function<Bindings, LockRef> lock,
      How how) {
    FlowState without = flow.now;
    acquire(on, lock, how, source.call(call));
    flow.decide(call, flow.now, without);
  }

  private void release(Function<Bindings, LockRef> lock, boolean inAnyMode, Place place) {
    flow.now =
        flow.now == null
            ? null
            : flow.now.map(
                way ->
                    way.releasing(
                        new Held(lock.apply(way.known()), place, way.known().truth(ONCE) == null),
                        inAnyMode));
  }

  /**
   * A stamped lock changes its mode if that needs no waiting, as a reader's does to be a writer.
   */
  private void convert(MethodInvocationTree call, Function<Bindings, LockRef> lock, Operation to) {
    FlowState unchanged = flow.now;
    if (unchanged == null) {
      return;
    }
    flow.now =
        unchanged.map(
            way -> way.holding(way.held().minus(lock.apply(way.known()), /* inAnyMode= */ true)));
    if (to != Operation.CONVERT_TO_NOTHING) {
      acquire(null, lock, How.TRY, source.call(call));
    }
    boolean fromAny = to != Operation.CONVERT_TO_WRITE;
    flow.decide(call, flow.now, unchanged.notHolding(lock, fromAny));
  }

  /**
   * A test whether the lock is held: where it is and was not taken here, the caller has taken it.
   * Whether that can be is not known, so nobody is blamed for giving it back.
   */
  private void held(MethodInvocationTree call, Function<Bindings, LockRef> lock) {
    FlowState state = flow.now;
    if (state == null) {
      return;
    }
    Place place = source.call(call);
    FlowState whenHeld =
        state.map(
            way -> {
              LockRef name = lock.apply(way.known());
              return way.held().any(name::mayBe)
                  ? way
                  : way.holding(way.held().plus(new Held(name, place, true)))
                      .borrowing(new Held(name, place, false));
            });
    flow.decide(call, whenHeld, state.notHolding(lock, /* inAnyMode= */ false));
  }

  /** Nobody knows of which lock a stamp is: of any that is held here. */
  private void heldStamp(MethodInvocationTree call, String asks) {
    Mode other = asks.startsWith("isR") ? Mode.WRITE : asks.startsWith("isW") ? Mode.READ : null;
    FlowState holding = null;
    FlowState others = null;
    for (Way way : flow.now == null ? List.<Way>of() : flow.now.ways()) {
      boolean holds =
          way.held()
              .any(lock -> lock.object().objectType().equals(STAMPED_LOCK) && lock.mode() != other);
      holding = holds ? FlowState.join(holding, FlowState.of(way)) : holding;
      others = holds ? others : FlowState.join(others, FlowState.of(way));
    }
    flow.decide(call, holding == null ? flow.now : holding, others);
  }
}
