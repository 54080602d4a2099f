package dev.palisade.processor.body;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Access;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Acquisition.How;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Conversion;
import dev.palisade.processor.fact.MethodFacts.Exit;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodFacts.Kept;
import dev.palisade.processor.fact.MethodFacts.Made;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.FlowState;
import dev.palisade.processor.flow.FlowState.Way;
import dev.palisade.processor.flow.HeldSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The facts of one body, in the order it was walked. */
final class Recording {
  private final Place name;
  private final List<Acquisition> acquisitions = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Access> accesses = new ArrayList<>();
  private final List<Exit> exits = new ArrayList<>();
  private final List<Conversion> conversions = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>(0);
  private Made made = Made.NOTHING;
  private final Map<Place, List<LockRef>> chosen = new HashMap<>(0);

  /** The parameters that conditions have asked for, by their numbers; negative: no longer one. */
  private final Map<Object, Integer> asked = new LinkedHashMap<>(0);

  private int muted;

  /** The facts of a body whose name stands at {@code name}. */
  Recording(Place name) {
    this.name = name;
  }

  /** The method that does all this after what initialisers do, if there are any. */
  MethodFacts of(
      MethodId id, List<MethodId> overrides, boolean confined, @Nullable Recording before) {
    return new MethodFacts(
        id,
        name,
        overrides,
        confined,
        both(before == null ? List.of() : before.acquisitions, acquisitions),
        both(before == null ? List.of() : before.calls, calls),
        both(before == null ? List.of() : before.accesses, accesses),
        leavesLocksAlone() ? List.of() : exits,
        both(before == null ? List.of() : before.conversions, conversions),
        both(before == null ? List.of() : before.kept, kept),
        made);
  }

  private static <T> List<T> both(List<T> before, List<T> after) {
    if (before.isEmpty()) {
      return after;
    }
    List<T> all = new ArrayList<>(before);
    all.addAll(after);
    return all;
  }

  /** Whether there is nothing to say. */
  boolean isEmpty() {
    return acquisitions.isEmpty() && calls.isEmpty() && accesses.isEmpty() && conversions.isEmpty();
  }

  /** Whether it may return, and always leaves the locks of its caller as they were. */
  private boolean leavesLocksAlone() {
    return exits.stream().noneMatch(Exit::changesLocks)
        && (exits.isEmpty() || exits.stream().anyMatch(exit -> exit.kind() == Exit.Kind.RETURN));
  }

  /** The ways out, whether they change anything or not. */
  List<Exit> exits() {
    return exits;
  }

  /** Whether code is being walked that has been recorded already. */
  boolean muted() {
    return muted > 0;
  }

  void mute(boolean on) {
    muted += on ? 1 : -1;
  }

  /** A variable is the parameter of this number, or none; whether it has been all along. */
  boolean asks(Object variable, int parameter) {
    return asked.merge(variable, parameter, Math::min) >= 0;
  }

  /** What is taken at a place may be each of these. */
  void choice(List<LockRef> oneOf, Place place) {
    if (!oneOf.isEmpty()) {
      chosen.put(place, oneOf);
    }
  }

  /**
   * A lock is taken. If it may be several, it is none of them where one, or one of others, is held
   * already: that may have been chosen with this one in mind.
   */
  void acquisition(LockRef lock, How how, Place place, FlowState state) {
    if (muted > 0) {
      return;
    }
    List<Held> held = held(state);
    List<LockRef> oneOf =
        lock.object().isUnknown() ? chosen.getOrDefault(place, List.of()) : List.of();
    boolean related = false;
    for (Held other : held) {
      related |= chosen.containsKey(other.place());
      for (LockRef each : oneOf) {
        related |= each.mayBe(other.lock());
      }
    }
    for (LockRef each : related || oneOf.isEmpty() ? List.of(lock) : oneOf) {
      acquisitions.add(new Acquisition(each, how, place, held, state.dropped()));
    }
  }

  /** What is held, and what is known of parameters. What is one of several locks may be each. */
  private List<Held> held(FlowState state) {
    List<Held> all = new ArrayList<>(0);
    asked.forEach(
        (variable, parameter) -> {
          Boolean truth = parameter < 0 ? null : state.truth(variable);
          if (truth != null) {
            all.add(new Held(LockRef.given(parameter, truth), name, true));
          }
        });
    if (chosen.isEmpty() && all.isEmpty()) {
      return state.held();
    }
    for (Held held : state.held()) {
      all.add(held);
      if (held.lock().object().isUnknown()) {
        for (LockRef lock : chosen.getOrDefault(held.place(), List.of())) {
          all.add(new Held(lock, held.place(), false));
        }
      }
    }
    return all;
  }

  void call(
      MethodId callee,
      Dispatch dispatch,
      Argument receiver,
      List<Argument> arguments,
      Place place,
      FlowState state) {
    if (muted == 0) {
      calls.add(
          new Call(callee, dispatch, receiver, arguments, place, held(state), state.dropped()));
    }
  }

  void access(Access access) {
    if (muted == 0) {
      accesses.add(access);
    }
  }

  void conversion(MethodId code, MethodId implemented, Place place) {
    if (muted == 0) {
      conversions.add(new Conversion(code, implemented, place));
    }
  }

  /** An object is put into a field or returned; it does not matter how often, nor when. */
  void kept(Kept object) {
    if (!kept.contains(object)) {
      kept.add(object);
    }
  }

  /**
   * A way out, for each way that leads there. Ways that differ and may not be gone at all count as
   * uncertain.
   */
  void exit(Exit.Kind kind, Exit.Result result, @Nullable Place place, FlowState state) {
    for (Way way : state.ways()) {
      boolean sure = !way.doubtful() || state.ways().size() == 1;
      HeldSet kept = way.held();
      List<Held> given = new ArrayList<>();
      for (Held borrowed : way.borrowed().list()) {
        HeldSet less =
            borrowed.always()
                ? kept.minus(borrowed.lock()::equals)
                : kept.without(borrowed.place());
        if (less == kept) {
          given.add(certain(borrowed, sure));
        }
        kept = less;
      }
      List<Held> taken =
          kept.list().stream()
              .filter(held -> held.lock().kind() != Kind.PERMIT)
              .map(held -> certain(held, sure))
              .toList();
      exits.add(new Exit(kind, result, place == null ? name : place, taken, given));
    }
  }

  /** The body never returns, and leaves the locks of its caller alone. */
  void throwing() {
    exits.add(new Exit(Exit.Kind.THROW, Exit.Result.UNKNOWN, name, List.of(), List.of()));
  }

  private static Held certain(Held held, boolean sure) {
    return sure ? held : held.perhaps();
  }

  /** What the body does to objects that it makes; of that, what is recorded. */
  void made(Supplier<Made> all) {
    if (acquisitions.isEmpty() && calls.isEmpty()) {
      return;
    }
    Made found = all.get();
    if (found.uses().isEmpty()) {
      made = found;
      return;
    }
    Set<Place> places = new HashSet<>();
    acquisitions.forEach(each -> places.add(each.place()));
    calls.forEach(each -> places.add(each.place()));
    accesses.forEach(each -> places.add(each.place()));
    made =
        new Made(
            found.uses().stream().filter(use -> places.contains(use.at())).toList(),
            found.returned());
  }

  /** How much has been recorded. */
  record Mark(int acquisitions, int calls, int accesses, int conversions) {}

  Mark mark() {
    return new Mark(acquisitions.size(), calls.size(), accesses.size(), conversions.size());
  }

  /** Drops what was recorded since. */
  void shrink(Mark since) {
    shrink(acquisitions, since.acquisitions);
    shrink(calls, since.calls);
    shrink(accesses, since.accesses);
    shrink(conversions, since.conversions);
  }

  private static void shrink(List<?> list, int to) {
    list.subList(to, list.size()).clear();
  }
}
