package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceStatus;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** HB1: what came before a signal is seen by who learns of it, and status and error agree. */
final class Hb1Signal {
  private Hb1Signal() {}

  static final class Seen implements Scenario {
    private int data;
    private final DriverFence fence = new ModelTimeline().create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            data = 7;
            return fence.signal();
          },
          () -> fence.isSignaled() ? data : "pending");
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | 7", "true | pending");
    }
  }

  /** Error and status are one value. */
  static final class ErrorAgrees implements Scenario {
    private int data;
    private final DriverFence fence = new ModelTimeline().create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            data = 7;
            return fence.signal(FenceError.IO);
          },
          () -> {
            FenceStatus status = fence.status();
            FenceError error = fence.error();
            return status + " " + error + (error == null ? "" : " " + data);
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | PENDING null", "true | PENDING IO 7", "true | FAILED IO 7");
    }
  }

  /** Two signal: one wins, and everybody sees that one's error. */
  static final class OneWins implements Scenario {
    private final DriverFence fence = new ModelTimeline().create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.signal(FenceError.IO),
          () -> fence.signal(FenceError.TIMED_OUT),
          () -> fence.error());
    }

    @Override
    public Callable<?> observer() {
      return () -> fence.error();
    }

    @Override
    public Set<String> outcomes() {
      return Set.of(
          "true | false | null | IO",
          "true | false | IO | IO",
          "false | true | null | TIMED_OUT",
          "false | true | TIMED_OUT | TIMED_OUT");
    }
  }

  /** A name getter meets the detaching: the driver's name or the fixed text, nothing else. */
  static final class NamesWhileDetaching implements Scenario {
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
            String name = fence.driverName();
            return name.equals("model") ? name : name + " " + data;
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | model", "true | detached-driver 7");
    }
  }

  /** Who is refused has learned of the signal. */
  static final class RefusalTells implements Scenario {
    private int data;
    private int ran;
    private final DriverFence fence = new ModelTimeline().create();
    private final Node node = new Node(() -> ran++);

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            data = 7;
            return fence.signal();
          },
          () -> fence.addCallback(node) ? "added" : "refused " + data);
    }

    @Override
    public Callable<?> observer() {
      return () -> ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | added | 1", "true | refused 7 | 0");
    }
  }
}
