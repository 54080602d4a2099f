package dev.palisade.processor.flow;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.Bindings.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was made or returned where a method took locks: who closes or runs it gives them back. */
public final class Handles {
  private final Map<Place, String> types = new HashMap<>(0);
  private final Map<Place, Value> values = new HashMap<>(0);

  /** Something of a type was made or returned where locks were taken. */
  public void add(Place place, String type, @Nullable Value value) {
    types.put(place, type);
    if (value != null) {
      values.put(place, value);
    }
  }

  /**
   * The newest lock that is held by a handle.
   *
   * @param type of the handle; empty if it is just this value
   */
  public @Nullable LockRef heldBy(FlowState state, String type, @Nullable Value value) {
    LockRef newest = null;
    for (Held held : state.held()) {
      Place taken = held.place();
      if (type.isEmpty()
          ? value != null && value.equals(values.get(taken))
          : type.equals(types.get(taken))) {
        newest = held.lock();
      }
    }
    return newest;
  }

  /** After code has run: some that gives back the lock it is a method of, or what it holds. */
  public FlowState closed(FlowState state, String type, @Nullable Value code, Place place) {
    MethodId method = code == null ? null : code.code();
    ObjectPath object = code == null ? null : code.object();
    LockRef lock =
        method != null && object != null && method.name().equals("unlock")
            ? new LockRef(object, Kind.LOCK, Value.mode(code, method, Mode.WRITE))
            : heldBy(state, type, code);
    return lock == null
        ? state
        : state.map(way -> way.releasing(new Held(lock, place, /* always= */ false), false));
  }
}
