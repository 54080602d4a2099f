package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB3: what came before adding a callback is seen by it; callbacks run in order, one by one. */
final class Hb3Callbacks {
  private Hb3Callbacks() {}

  static final class SeesItsAdder implements Scenario {
    private int data;
    private int seen = -1;
    private final DriverFence fence = new ModelTimeline().create();
    private final Node node = new Node(() -> seen = data);

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            data = 7;
            return fence.addCallback(node);
          },
          () -> fence.signal());
    }

    @Override
    public Callable<?> observer() {
      return () -> seen;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | 7", "false | true | -1");
    }
  }

  /** Two adders: each callback runs once or was refused, whatever the order. */
  static final class TwoAdders implements Scenario {
    private int order;
    private final DriverFence fence = new ModelTimeline().create();
    private final Node first = new Node(() -> order = 10 * order + 1);
    private final Node second = new Node(() -> order = 10 * order + 2);

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.addCallback(first), () -> fence.addCallback(second), () -> fence.signal());
    }

    @Override
    public Callable<?> observer() {
      return () -> order;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | true | true | 12",
          "true | true | true | 21",
          "true | false | true | 1",
          "false | true | true | 2",
          "false | false | true | 0");
    }
  }

  /** One adder: in its order, and the first is not left out when the second was added. */
  static final class InOrder implements Scenario {
    private int order;
    private final DriverFence fence = new ModelTimeline().create();
    private final Node first = new Node(() -> order = 10 * order + 1);
    private final Node second = new Node(() -> order = 10 * order + 2);

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.addCallback(first) + " " + fence.addCallback(second), () -> fence.signal());
    }

    @Override
    public Callable<?> observer() {
      return () -> order;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true true | true | 12", "true false | true | 1", "false false | true | 0");
    }
  }
}
