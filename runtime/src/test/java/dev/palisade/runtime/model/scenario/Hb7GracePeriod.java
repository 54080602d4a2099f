package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * HB7: what ops, handlers and callbacks use may be freed after {@code quiesce} and {@code close}.
 */
final class Hb7GracePeriod {
  private Hb7GracePeriod() {}

  /** A driver whose device is memory that is plain. */
  private static final class Device extends ModelTimeline {
    int register = 5;
    private boolean called;
    private boolean calledAgain;

    Device(FenceOp... ops) {
      super(ops);
    }

    @Override
    protected String timelineName() {
      return "ring " + register;
    }

    @Override
    protected boolean enableSignaling(DriverFence fence) {
      count();
      return register == 5;
    }

    @Override
    protected boolean checkSignaled(DriverFence fence) {
      return register != 5;
    }

    @Override
    protected void setDeadline(DriverFence fence, long nanos) {
      register = 5;
    }

    @Override
    protected void release(DriverFence fence) {
      register--;
    }

    /** A number would do, but it has no bound that is plain to see. */
    private void count() {
      if (called) {
        calledAgain = true;
      }
      called = true;
    }

    String calls() {
      return calledAgain ? "twice" : called ? "once" : "never";
    }

    /** As {@code close}, of the fence that there is. */
    boolean cancelAndFree(DriverFence fence) {
      boolean won = fence.signal(FenceError.CANCELED);
      quiesce();
      register = 0;
      return won;
    }
  }

  static final class NameOp implements Scenario {
    private final Device device = new Device(FenceOp.TIMELINE_NAME);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.timelineName(), () -> device.cancelAndFree(fence));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("ring 5 | true", "signaled-timeline | true");
    }
  }

  static final class EnableOp implements Scenario {
    private final Device device = new Device(FenceOp.ENABLE_SIGNALING);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            fence.enableSignaling();
            return fence.isSignaled();
          },
          () -> device.cancelAndFree(fence));
    }

    @Override
    public Callable<?> observer() {
      return () -> device.calls();
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("false | true | once", "true | true | once", "true | true | never");
    }
  }

  /** Two with interest: the op runs once, and not after the signal. */
  static final class FirstInterest implements Scenario {
    private final Device device = new Device(FenceOp.ENABLE_SIGNALING);
    private final DriverFence fence = device.create();
    private final Reused node = new Reused();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            fence.enableSignaling();
            return "asked";
          },
          () -> fence.addCallback(node));
    }

    @Override
    public Callable<?> observer() {
      return () -> device.calls() + " " + fence.signal() + " " + node.ran;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("asked | true | once true 1");
    }
  }

  static final class DeadlineOp implements Scenario {
    private final Device device = new Device(FenceOp.SET_DEADLINE);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            fence.setDeadline(1);
            return "hinted";
          },
          () -> device.cancelAndFree(fence));
    }

    @Override
    public Callable<?> observer() {
      return () -> device.register;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("hinted | true | 0");
    }
  }

  /** {@code isSignaled} asks the driver. */
  static final class CheckOp implements Scenario {
    private final Device device = new Device(FenceOp.CHECK_SIGNALED);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.isSignaled(), () -> device.cancelAndFree(fence));
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("false | true", "true | true");
    }
  }

  /** A handler that looks at a flag of the driver's own, after it entered. */
  static final class Handler implements Scenario {
    private final Device device = new Device();
    private volatile boolean stopped;

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            int[] seen = {-1};
            device.interrupt(() -> seen[0] = stopped ? -1 : device.register);
            return seen[0];
          },
          () -> {
            stopped = true;
            device.quiesce();
            device.register = 0;
            return "freed";
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("5 | freed", "-1 | freed");
    }
  }

  /** What a callback did that had started is seen after {@code quiesce}. */
  static final class Callbacks implements Scenario {
    private final Device device = new Device();
    private final DriverFence fence = device.create();

    Callbacks() {
      fence.addCallback(new Node(() -> device.register = 7));
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.signal(),
          () -> {
            boolean signaled = fence.isSignaled();
            device.quiesce();
            return signaled ? device.register : "pending";
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | 7", "true | pending");
    }
  }

  /** The release op comes after every op on its fence, once, whoever finds out. */
  static final class ReleaseOp implements Scenario {
    private final Device device = new Device(FenceOp.TIMELINE_NAME, FenceOp.RELEASE);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.timelineName(), () -> fence.signal());
    }

    @Override
    public Callable<?> observer() {
      return () -> device.register;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("ring 5 | true | 4", "signaled-timeline | true | 4");
    }
  }

  /** And after the callbacks: what they did is seen. */
  static final class ReleaseAfterCallbacks implements Scenario {
    private final Device device = new Device(FenceOp.RELEASE);
    private final DriverFence fence = device.create();
    private final Node node = new Node(() -> device.register = 7);

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.addCallback(node), () -> fence.signal());
    }

    @Override
    public Callable<?> observer() {
      return () -> device.register;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | true | 6", "false | true | 4");
    }
  }

  /** {@code close} releases what nobody has; and nobody does after it. */
  static final class ReleaseAgainstClose implements Scenario {
    private final Device device = new Device(FenceOp.RELEASE);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> fence.signal(),
          () -> {
            device.close();
            return device.register;
          });
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | 4", "false | 4");
    }
  }
}
