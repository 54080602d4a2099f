package dev.palisade.processor.body;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.palisade.processor.element.LockOperations.Operation;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings;
import dev.palisade.processor.flow.Bindings.Value;
import dev.palisade.processor.flow.Conditions;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.flow.FlowState.Way;
import dev.palisade.processor.naming.Callees.Callee;
import dev.palisade.processor.naming.ObjectPaths;
import dev.palisade.processor.naming.SourceFile;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What calls tell of fences: that they are signaled. Once that is known on a way it stays so, of
 * that fence; a variable or field may have another one later.
 */
final class FenceEffects {
  private final Conditions flow;
  private final SourceFile source;
  private final ObjectPaths paths;
  private boolean seen;

  FenceEffects(Conditions flow, SourceFile source, ObjectPaths paths) {
    this.flow = flow;
    this.source = source;
    this.paths = paths;
  }

  /** Whether there was a call that must be followed exactly. */
  boolean seen() {
    return seen;
  }

  /** Does what a method of a fence, or of the glue, does. */
  void operate(MethodInvocationTree call, @Nullable ExpressionTree on, Callee callee) {
    seen = true;
    flow.mayThrow(callee.element());
    FlowState state = flow.now;
    if (state == null || !flow.exact) {
      return;
    }
    Function<Bindings, LockRef> fence = known -> LockRef.signaled(fence(call, on, callee, known));
    FlowState signaled = signaled(state, fence, source.call(call));
    Operation operation = callee.operation();
    if (operation == Operation.LOOP_TEST) {
      flow.decide(call, state, signaled(state, known -> LockRef.OFF_LOOP, source.call(call)));
    } else if (operation == Operation.FENCE_TEST) {
      flow.decide(call, signaled, pending(state, fence));
    } else if (operation == Operation.FENCE_PROOF) {
      flow.decide(call, signaled, state);
    } else if (operation == Operation.FENCE_REFUSAL) {
      flow.decide(call, state, signaled);
    } else {
      flow.now = signaled;
    }
  }

  private ObjectPath fence(
      MethodInvocationTree call, @Nullable ExpressionTree on, Callee callee, Bindings known) {
    if (callee.operation() == Operation.ARGUMENT_SIGNALED) {
      return call.getArguments().isEmpty()
          ? ObjectPath.any(callee.id().owner())
          : paths.object(call.getArguments().get(0), known);
    }
    return paths.receiver(on, callee, known);
  }

  private static FlowState signaled(
      FlowState state, Function<Bindings, LockRef> fence, Place place) {
    return state.map(
        way -> {
          LockRef name = fence.apply(way.known());
          boolean known = way.held().has(name);
          return known ? way : way.holding(way.held().plus(new Held(name, place, true)));
        });
  }

  /** The ways on which a fence may be pending; one that has no name for sure may be another. */
  private static @Nullable FlowState pending(FlowState state, Function<Bindings, LockRef> fence) {
    FlowState result = null;
    for (Way way : state.ways()) {
      LockRef name = fence.apply(way.known());
      boolean known = way.held().has(name);
      if (!known || !name.object().isOneObject()) {
        Way pending = known ? way.holding(way.held().minus(name::equals)) : way;
        result = FlowState.join(result, FlowState.of(pending));
      }
    }
    return result;
  }

  /** Another object is in a field now: nobody knows whether that is signaled. */
  void replaced(@Nullable Value field) {
    ObjectPath object = field == null ? null : field.object();
    if (flow.now != null && object != null) {
      flow.now = flow.now.map(way -> forgetting(way, object));
    }
  }

  private static Way forgetting(Way way, ObjectPath object) {
    return way.holding(
        way.held().minus(lock -> lock.kind() == Kind.SIGNALED && object.isPrefixOf(lock.object())));
  }

  /** The fences that are signaled on all ways; so they are for code that is made here. */
  List<Held> known() {
    return flow.now == null
        ? List.of()
        : flow.now.held().stream()
            .filter(held -> held.always() && held.lock().kind() == Kind.SIGNALED)
            .toList();
  }
}
