package dev.palisade.runtime.model.scenario;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.model.bytecode.Scenario;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Ops and callbacks of a driver with an external lock are ordered by it: what it guards is plain.
 */
final class Hb7ExternalLock {
  private Hb7ExternalLock() {}

  /** A lock that is memory, with no more order than a lock gives. */
  private static final class Lock {
    @SuppressWarnings("UnusedVariable") // accessed through HELD
    private volatile boolean held;

    void lock() {
      while (!(boolean) HELD.compareAndSet(this, false, true)) {
        Thread.onSpinWait();
      }
    }

    void unlock() {
      HELD.setRelease(this, false);
    }

    private static final VarHandle HELD;

    static {
      try {
        HELD = MethodHandles.lookup().findVarHandle(Lock.class, "held", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }

  /** A device with registers that the lock guards. */
  private static final class Device extends ModelTimeline {
    private final Lock lock = new Lock();
    boolean over;
    boolean armed;
    String enabled = "never";

    Device(FenceOp... ops) {
      super(ops);
    }

    @Override
    protected boolean enableSignaling(DriverFence fence) {
      enabled = fence.isSignaled() ? "late" : "pending";
      armed = true;
      return !over;
    }

    @Override
    protected boolean underExternalLock(LockedSection section, DriverFence fence, long argument) {
      lock.lock();
      try {
        return section.run(fence, argument);
      } finally {
        lock.unlock();
      }
    }

    /** The job ends; whether somebody has asked before. */
    boolean end() {
      lock.lock();
      over = true;
      boolean asked = armed;
      lock.unlock();
      return asked;
    }
  }

  /** Enabling against signaling: never on a fence that is signaled. */
  static final class Enable implements Scenario {
    private final Device device = new Device(FenceOp.ENABLE_SIGNALING, FenceOp.EXTERNAL_LOCK);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            fence.enableSignaling();
            return "asked";
          },
          () -> fence.signal());
    }

    @Override
    public Callable<?> observer() {
      return () -> device.enabled;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("asked | true | pending", "asked | true | never");
    }
  }

  /** The driver signals only if it was asked before the job ended; else who asks is told. */
  static final class NoLostInterest implements Scenario {
    private final Device device = new Device(FenceOp.ENABLE_SIGNALING, FenceOp.EXTERNAL_LOCK);
    private final DriverFence fence = device.create();

    @Override
    public List<Callable<?>> actors() {
      return List.of(
          () -> {
            fence.enableSignaling();
            return "asked";
          },
          () -> device.end() ? "signaled " + fence.signal() : "not asked");
    }

    @Override
    public Callable<?> observer() {
      return () -> fence.isSignaled();
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("asked | signaled true | true", "asked | not asked | true");
    }
  }

  /** Callbacks run under the lock. */
  static final class Callbacks implements Scenario {
    private final Device device = new Device(FenceOp.EXTERNAL_LOCK);
    private final DriverFence fence = device.create();

    Callbacks() {
      fence.addCallback(new Node(() -> device.armed = device.over));
    }

    @Override
    public List<Callable<?>> actors() {
      return List.of(() -> fence.signal(), () -> device.end());
    }

    @Override
    public Callable<?> observer() {
      return () -> device.armed;
    }

    @Override
    public Set<String> outcomes() {
      return Set.of("true | false | true", "true | false | false");
    }
  }
}
