package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Actor;
import dev.palisade.runtime.model.Event;
import dev.palisade.runtime.model.Memory;
import dev.palisade.runtime.model.Place;
import dev.palisade.runtime.model.Program;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * One scenario, played over the rewritten core: sets it up, and then runs its actors, each on a
 * thread of its own, one run after the other, over the memory that the explorer gives.
 */
public final class Stage implements AutoCloseable {
  /** The one that is played: only one is at a time, and only one actor runs at a time. */
  private static volatile Stage current;

  private final CoreLoader loader;
  private final Heap heap;
  private final Map<List<Object>, Place> places = new HashMap<>();
  private final List<StageActor> actors = new ArrayList<>();
  private final Scenario scenario;

  // Of the run; none of it while the stage is set.
  private Memory memory;
  private int actor;
  private final StringBuilder notes = new StringBuilder();

  /** What ended the run early: thrown again and again, since the core catches and goes on. */
  private RuntimeException end;

  /** Ends a run whose actor parks; that is its result. */
  private static final class Parked extends RuntimeException {
    private static final long serialVersionUID = 1;

    Parked() {
      super("parked", null, false, false);
    }
  }

  /** An empty stage, on which the core's constants are made. */
  Stage(CoreLoader loader, Heap heap) {
    this.loader = loader;
    this.heap = heap;
    this.scenario = null;
    current = this;
  }

  /** Sets the stage for a scenario of that class. */
  public Stage(CoreLoader loader, String scenarioName) {
    this.loader = loader;
    this.heap = loader.constants().copy();
    current = this;
    scenario = loader.scenario(scenarioName);
    for (Callable<?> body : scenario.actors()) {
      actors.add(new StageActor(this, actors.size(), body));
    }
    if (scenario.observer() != null) {
      actors.add(new StageActor(this, actors.size(), scenario.observer()));
    }
  }

  static Stage current() {
    return Objects.requireNonNull(current, "no stage is set");
  }

  static Stage currentOrNull() {
    return current;
  }

  public Scenario scenario() {
    return scenario;
  }

  /** Finds all traces. */
  public Program play() {
    return scenario.observer() == null ? Program.of(actors) : Program.observed(actors);
  }

  @Override
  public void close() {
    actors.forEach(StageActor::end);
    current = null;
  }

  Class<?> coreClass(String name) throws ClassNotFoundException {
    return loader.loadClass(ClassIndex.CORE.replace('/', '.') + name);
  }

  // ---------------------------------------------------------------- a run

  /** Runs an actor once, on its thread. */
  Object run(int number, Callable<?> body, Memory answers) {
    memory = answers;
    actor = number;
    end = null;
    notes.setLength(0);
    heap.values.startRun(number);
    Object result;
    try {
      result = body.call();
    } catch (Exception | Error thrown) {
      result = "threw " + thrown;
    } finally {
      memory = null;
    }
    if (end instanceof Parked) {
      return "parked" + notes;
    }
    if (end != null) {
      throw end;
    }
    return result + notes.toString();
  }

  private void end(RuntimeException reason) {
    if (end == null) {
      end = memory == null ? new IllegalStateException("setting the stage waits") : reason;
    }
    throw end;
  }

  void park() {
    end(new Parked());
  }

  /** Waits for another actor to do something: the run in which it has done it goes on. */
  void spin() {
    end(new Actor.Pruned());
  }

  void unpark(Thread thread) {
    actors.stream()
        .filter(a -> a.isOn(thread))
        .forEach(a -> notes.append(" woke ").append(a.number()));
  }

  /** The core tells the thread's handler what a callback or an op threw. */
  void reported(Throwable escaped) {
    if (escaped != end) {
      notes.append(" reported ").append(escaped);
    }
  }

  /** Another instant for each actor, and the same in each run. */
  long nanoTime() {
    return 1_000L * (actor + 1);
  }

  void made(Object object) {
    if (memory != null) {
      heap.values.add(object);
    }
  }

  // ---------------------------------------------------------------- memory

  Object perform(Access access, MethodType type, Object[] arguments) {
    if (end != null) {
      throw end;
    }
    Memory answers = memory == null ? heap.memory : memory;
    Event.Site site = answers.wantsSite() ? loader.calls().here(access) : null;
    try {
      if (access.kind() == Event.Kind.FENCE) {
        answers.fence(access.mode(), site);
        return null;
      }
      Operands operands = Operands.of(access, type, arguments);
      return operands.perform(access, answers, place(operands), site, heap.values);
    } catch (RuntimeException limit) {
      end = limit;
      throw limit;
    }
  }

  private Place place(Operands operands) {
    return memory == null
        ? heap.place(operands)
        : places.computeIfAbsent(
            heap.key(operands), k -> heap.placeForActors(places.size(), operands));
  }
}
