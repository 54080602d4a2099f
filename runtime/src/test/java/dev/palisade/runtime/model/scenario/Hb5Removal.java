package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB5: a callback that is taken back never runs, and its node is the remover's again. */
final class Hb5Removal {
  private Hb5Removal() {}

  /** The node that the remover writes to once it has it back is not touched by the drain. */
  static final class OnlyNode implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final DriverFence other = new ModelTimeline().create();
    private final Reused node = new Reused();

    OnlyNode() {
      fence.addCallback(node);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.signal(), () -> node.reuse(fence, other));
    }

    @Override
    public Callable<?> observer() {
      return () -> node.ran + " " + other.signal() + " " + node.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true true | 0 true 2", "true | false true | 1 true 2");
    }
  }

  /** The node is below another: unlinking writes to that one. */
  static final class LowerNode implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final DriverFence other = new ModelTimeline().create();
    private final Reused lower = new Reused();
    private final Node upper = new Node(() -> {});

    LowerNode() {
      fence.addCallback(lower);
      fence.addCallback(upper);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.signal(), () -> lower.reuse(fence, other));
    }

    @Override
    public Callable<?> observer() {
      return () -> other.signal() + " " + lower.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true true | true 2", "true | false true | true 2");
    }
  }

  /** The node is above another, which must not be lost. */
  static final class UpperNode implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final Reused lower = new Reused();
    private final Reused upper = new Reused();

    UpperNode() {
      fence.addCallback(lower);
      fence.addCallback(upper);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.signal(), () -> fence.removeCallback(upper));
    }

    @Override
    public Callable<?> observer() {
      return () -> lower.ran + " " + upper.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | 1 0", "true | false | 1 1");
    }
  }

  /** Two neighbours are taken out at the same time: neither brings the other back. */
  static final class Neighbours implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final DriverFence other = new ModelTimeline().create();
    private final Reused older = new Reused();
    private final Reused lower = new Reused();
    private final Reused upper = new Reused();

    Neighbours() {
      other.addCallback(older);
      fence.addCallback(lower);
      fence.addCallback(upper);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> lower.reuse(fence, other), () -> fence.removeCallback(upper));
    }

    @Override
    public Callable<?> observer() {
      return () -> fence.signal() + " " + other.signal() + " " + lower.ran + upper.ran + older.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true true | true | true true 201");
    }
  }

  /** One adds while another takes out what was the newest. */
  static final class AgainstAdder implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final Reused old = new Reused();
    private final Reused added = new Reused();

    AgainstAdder() {
      fence.addCallback(old);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.addCallback(added), () -> fence.removeCallback(old));
    }

    @Override
    public Callable<?> observer() {
      return () -> fence.signal() + " " + old.ran + " " + added.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | true 0 1");
    }
  }

  /** Who finds a node free that another has taken back may add it at once. */
  static final class FreeAgain implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final DriverFence other = new ModelTimeline().create();
    private final Reused older = new Reused();
    private final Reused node = new Reused();

    FreeAgain() {
      fence.addCallback(node);
      other.addCallback(older);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.removeCallback(node), () -> node.addIfFree(other));
    }

    @Override
    public Callable<?> observer() {
      return () -> other.signal() + " " + older.ran + node.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | added | true 11", "true | busy | true 10");
    }
  }

  /** The same of a node that ran. */
  static final class FreeAfterRun implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final DriverFence other = new ModelTimeline().create();
    private final Reused older = new Reused();
    private final Reused node = new Reused();

    FreeAfterRun() {
      fence.addCallback(node);
      other.addCallback(older);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.signal(), () -> node.addIfFree(other));
    }

    @Override
    public Callable<?> observer() {
      return () -> other.signal() + " " + older.ran + node.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | added | true 12", "true | busy | true 11");
    }
  }

  /** The same of one of two nodes, which are put in order. */
  static final class FreeAfterOrder implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final DriverFence other = new ModelTimeline().create();
    private final Reused older = new Reused();
    private final Reused node = new Reused();

    FreeAfterOrder() {
      fence.addCallback(node);
      fence.addCallback(new Node(() -> {}));
      other.addCallback(older);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.signal(), () -> node.addIfFree(other));
    }

    @Override
    public Callable<?> observer() {
      return () -> other.signal() + " " + older.ran + node.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | added | true 12", "true | busy | true 11");
    }
  }

  /** A node is taken back while it is added, and signaled. */
  static final class WhileAdded implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final Reused node = new Reused();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.addCallback(node), () -> fence.removeCallback(node), () -> fence.signal());
    }

    @Override
    public Callable<?> observer() {
      return () -> node.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | true | true | 0", "true | false | true | 1", "false | false | true | 0");
    }
  }

  /** Two want the same node back: one gets it, or it ran. */
  static final class TwoRemovers implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();
    private final Reused node = new Reused();

    TwoRemovers() {
      fence.addCallback(node);
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.removeCallback(node), () -> fence.removeCallback(node));
    }

    @Override
    public Callable<?> observer() {
      return () -> fence.signal() + " " + node.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | false | true 0", "false | true | true 0");
    }
  }
}
