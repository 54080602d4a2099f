package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB4: what callbacks did is seen by who learns that the fence is done. */
final class Hb4Done {
  private Hb4Done() {}

  /** SIGNALED comes before the callback, DONE after it. */
  static final class SignaledThenDone implements Scenario {
    private int data;
    private final DriverFence fence = new ModelTimeline().create();

    SignaledThenDone() {
      fence.addCallback(new Node(() -> data = 7));
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.signal(),
          () -> fence.isSignaled() + " " + (fence.isDone() ? data : "not done"));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | false not done", "true | false 7", "true | true not done", "true | true 7");
    }
  }

  /** Who is told that a callback ran sees what it did. */
  static final class RemovalWaits implements Scenario {
    private int data;
    private final DriverFence fence = new ModelTimeline().create();
    private final Node node = new Node(() -> data = 7);

    RemovalWaits() {
      fence.addCallback(node);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.signal(), () -> fence.removeCallback(node) + " " + data);
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true 0", "true | false 7");
    }
  }

  /** A fence that is signaled inside a callback is queued, and done after that. */
  static final class Queued implements Scenario {
    private int data;
    private final DriverFence outer = new ModelTimeline().create();
    private final DriverFence inner = new ModelTimeline().create();
    private final DriverFence last = new ModelTimeline().create();

    Queued() {
      outer.addCallback(
          new Node(
              () -> {
                inner.signal();
                last.signal();
              }));
      inner.addCallback(new Node(() -> data = 7));
      last.addCallback(new Node(() -> data++));
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> outer.signal(), () -> outer.isDone() + " " + (last.isDone() ? data : "not done"));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | false not done", "true | true not done", "true | true 8", "true | false 8");
    }
  }
}
