package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB2: the payload is the winner's, or unreadable. */
final class Hb2Payload {
  private Hb2Payload() {}

  static final class TwoClaim implements Scenario {
    private int payload;
    private final ModelTimeline timeline = new ModelTimeline();
    private final DriverFence fence = timeline.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> timeline.signalWith(fence, () -> payload = 1),
          () -> timeline.signalWith(fence, () -> payload = 2),
          () -> timeline.hasPayload(fence) ? payload : "none");
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | false | none", "true | false | 1", "false | true | none", "false | true | 2");
    }
  }

  /** A signal without payload, as of {@code close}, comes between. */
  static final class AgainstClose implements Scenario {
    private int payload;
    private final ModelTimeline timeline = new ModelTimeline();
    private final DriverFence fence = timeline.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> timeline.signalWith(fence, () -> payload = 1),
          () -> fence.signal(FenceError.CANCELED),
          () -> timeline.hasPayload(fence) ? payload : "none");
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | false | none", "true | false | 1", "false | true | none");
    }
  }

  /** The claim and a remover's lock are in the same word. */
  static final class ClaimAgainstRemoval implements Scenario {
    private int payload;
    private int ran;
    private final ModelTimeline timeline = new ModelTimeline();
    private final DriverFence fence = timeline.create();
    private final Node node = new Node(() -> ran++);

    ClaimAgainstRemoval() {
      fence.addCallback(node);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> timeline.signalWith(fence, () -> payload = 1), () -> fence.removeCallback(node));
    }

    @Override
    public Callable<?> observer() {
      return () -> payload + " " + ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | 1 0", "true | false | 1 1");
    }
  }
}
