package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB6: who parks is woken. */
final class Hb6WakeUp {
  private Hb6WakeUp() {}

  static final class Await implements Scenario {
    private int data;
    private final DriverFence fence = new ModelTimeline().create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            data = 7;
            return fence.signal();
          },
          () -> {
            fence.await();
            return data;
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | 7", "true woke 1 | 7", "true woke 1 | parked");
    }
  }

  /** The waiter is woken before the callback runs, wherever it is in the list. */
  static final class BesidesCallback implements Scenario {
    private int data;
    private final DriverFence fence = new ModelTimeline().create();

    BesidesCallback() {
      fence.addCallback(new Node(() -> data = 7));
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.signal(),
          () -> {
            fence.await();
            return fence.isDone() ? data : "running";
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | running",
          "true | 7",
          "true woke 1 | running",
          "true woke 1 | 7",
          "true woke 1 | parked");
    }
  }
}
