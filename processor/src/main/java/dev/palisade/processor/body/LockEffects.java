package dev.palisade.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts.Acquisition.How;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Conditions;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.flow.FlowState.Way;
import dev.palisade.processor.flow.HeldSet;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
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
  private final Conditions flow;
  private final SourceFile source;
  private final ObjectPaths paths;
  private final Recording recording;
  private boolean seen;

  LockEffects(Conditions flow, SourceFile source, ObjectPaths paths, Recording recording) {
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
  List<LockRef> acquire(Function<Bindings, LockRef> lock, How how, Place place) {
    FlowState state = flow.now;
    if (state == null) {
      return List.of();
    }
    List<LockRef> taken = record(state, lock, how, place);
    flow.now = taking(state, lock, place);
    return taken;
  }

  private List<LockRef> record(
      FlowState state, Function<Bindings, LockRef> lock, How how, Place place) {
    List<LockRef> taken = new ArrayList<>();
    for (Way way : state.ways()) {
      LockRef name = lock.apply(way.known());
      if (!taken.contains(name)) {
        taken.add(name);
      }
    }
    if (taken.size() == 1) {
      recording.acquisition(taken.get(0), how, place, state.held());
    } else {
      state
          .ways()
          .forEach(
              way -> recording.acquisition(lock.apply(way.known()), how, place, way.held().list()));
    }
    return taken;
  }

  private static FlowState taking(FlowState state, Function<Bindings, LockRef> lock, Place place) {
    return state.map(
        way -> way.holding(way.held().plus(new Held(lock.apply(way.known()), place, true))));
  }

  /** Does what a method of a lock does; false if it gives back what nobody took. */
  boolean operate(MethodInvocationTree call, @Nullable ExpressionTree on, Callee callee) {
    seen = true;
    FlowState state = flow.now;
    if (state == null || !flow.exact) {
      return true;
    }
    Function<Bindings, LockRef> write = known -> lock(on, callee, Mode.WRITE, known);
    Function<Bindings, LockRef> read = known -> lock(on, callee, Mode.READ, known);
    switch (callee.operation()) {
      case LOCK -> lock(call, write);
      case READ_LOCK -> lock(call, read);
      case LOCK_INTERRUPTIBLY -> {
        flow.mayThrow();
        lock(call, write);
      }
      case READ_LOCK_INTERRUPTIBLY -> {
        flow.mayThrow();
        lock(call, read);
      }
      case TRY_LOCK -> tryLock(call, write, How.TRY);
      case TRY_READ_LOCK -> tryLock(call, read, How.TRY);
      case TRY_LOCK_TIMED -> tryLock(call, write, How.TIMED);
      case TRY_READ_LOCK_TIMED -> tryLock(call, read, How.TIMED);
      case UNLOCK -> {
        return release(write, false);
      }
      case UNLOCK_READ -> {
        return release(read, false);
      }
      case UNLOCK_ANY -> {
        return release(write, true);
      }
      case CONVERT_TO_WRITE -> convert(call, write, true);
      case CONVERT_TO_READ -> convert(call, read, true);
      case CONVERT_TO_NOTHING -> convert(call, read, false);
      case HELD_BY_ME -> held(call, write);
      case HOLDS_MONITOR ->
          held(call, known -> LockRef.monitor(paths.object(call.getArguments().get(0), known)));
      default -> {}
    }
    return true;
  }

  private LockRef lock(@Nullable ExpressionTree on, Callee callee, Mode asked, Bindings known) {
    Mode mode = callee.id().owner().endsWith("$ReadLock") ? Mode.READ : asked;
    if (on == null) {
      return callee.element().getEnclosingElement() instanceof TypeElement owner
          ? new LockRef(paths.receiver(owner), Kind.LOCK, mode)
          : LockRef.lock(ObjectPath.any(callee.id().owner())).in(mode);
    }
    Value value = paths.value(on, known);
    ObjectPath object =
        value != null && value.object() != null ? value.object() : paths.object(on, known);
    return new LockRef(
        object, Kind.LOCK, value != null && value.view() != null ? value.view() : mode);
  }

  private void lock(MethodInvocationTree call, Function<Bindings, LockRef> lock) {
    acquire(lock, How.BLOCKING, source.call(call));
    TypeMirror result = source.type(call);
    if (result != null && result.getKind() == TypeKind.LONG) {
      flow.decide(call, flow.now, null);
    }
  }

  private void tryLock(MethodInvocationTree call, Function<Bindings, LockRef> lock, How how) {
    if (how == How.TIMED) {
      flow.mayThrow();
    }
    FlowState without = flow.now;
    acquire(lock, how, source.call(call));
    flow.decide(call, flow.now, without);
  }

  private boolean release(Function<Bindings, LockRef> lock, boolean inAnyMode) {
    FlowState before = flow.now;
    if (before == null) {
      return true;
    }
    boolean[] given = new boolean[1];
    flow.now =
        before.map(
            way -> {
              HeldSet less = without(way.held(), lock.apply(way.known()), inAnyMode);
              given[0] |= less != way.held();
              return way.holding(less);
            });
    return given[0];
  }

  private static HeldSet without(HeldSet held, LockRef lock, boolean inAnyMode) {
    HeldSet exact =
        held.minus(
            other ->
                other.kind() == lock.kind()
                    && other.object().equals(lock.object())
                    && (inAnyMode || other.mode() == lock.mode()));
    return exact != held
        ? exact
        : held.minus(
            other ->
                other.kind() == lock.kind()
                    && (inAnyMode || other.mode() == lock.mode())
                    && mayBeSame(other.object(), lock.object()));
  }

  private static boolean mayBeSame(ObjectPath a, ObjectPath b) {
    if (a.isOneObject() && b.isOneObject()) {
      return false;
    }
    FieldId one = last(a);
    FieldId two = last(b);
    return (one == null || two == null) ? a.objectType().equals(b.objectType()) : one.equals(two);
  }

  private static @Nullable FieldId last(ObjectPath path) {
    return path.fields().isEmpty() ? null : path.fields().get(path.fields().size() - 1);
  }

  /** A stamped lock changes its mode if that needs no waiting. */
  private void convert(MethodInvocationTree call, Function<Bindings, LockRef> lock, boolean keep) {
    FlowState unchanged = flow.now;
    release(lock, true);
    if (keep) {
      acquire(lock, How.TRY, source.call(call));
    }
    flow.decide(call, flow.now, unchanged);
  }

  /** A test whether the lock is held: where it is, the caller may have taken it. */
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
              return way.held().any(name::equals)
                  ? way
                  : way.holding(way.held().plus(new Held(name, place, true)));
            });
    flow.decide(call, whenHeld, notHolding(state, lock));
  }

  private static @Nullable FlowState notHolding(FlowState state, Function<Bindings, LockRef> lock) {
    FlowState result = null;
    for (Way way : state.ways()) {
      Predicate<LockRef> same = lock.apply(way.known())::equals;
      if (!way.held().any(same)) {
        result = FlowState.join(result, FlowState.of(way));
      }
    }
    return result;
  }
}
