package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A deadline, which is a hint, against the signal and against {@code close} (HB7).
 *
 * <p>{@link Broken} shows its outcome on every machine: it is the wrong order.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Deadline}
 * </pre>
 */
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the op runs, close waits")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the hint comes too late")
@Outcome(
    id = "false, false",
    expect = ACCEPTABLE,
    desc = "close waits for an op that leaves at once")
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "the op uses what the driver frees")
public final class Deadline {
  private Deadline() {}

  /** Looks at the state, then enters. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the op runs, close waits")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the hint comes too late")
  @Outcome(id = "true, true", expect = ACCEPTABLE_INTERESTING, desc = "use after free")
  @State
  public static class Broken {
    private final AtomicInteger cell = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void consumer(ZZ_Result r) {
      r.r1 = state.get() == 0;
      if (r.r1) {
        cell.getAndAdd(1);
      }
    }

    @Actor
    public void closer(ZZ_Result r) {
      state.set(1);
      r.r2 = cell.get() == 0;
    }
  }

  /** Enters, then looks. */
  @JCStressTest
  @JCStressMeta(Deadline.class)
  @State
  public static class Model {
    private final AtomicInteger cell = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void consumer(ZZ_Result r) {
      cell.getAndAdd(1);
      r.r1 = state.get() == 0;
    }

    @Actor
    public void closer(ZZ_Result r) {
      state.set(1);
      r.r2 = cell.get() == 0;
    }
  }

  /** Against {@code close}. */
  @JCStressTest
  @Outcome(id = "usable", expect = ACCEPTABLE, desc = "the op ran before close returned")
  @Outcome(id = "never asked", expect = ACCEPTABLE, desc = "signaled; the op did not run")
  @Outcome(expect = FORBIDDEN, desc = "the op ran after close")
  @State
  public static class Actual {
    private final StressTimeline timeline = new StressTimeline(FenceOp.SET_DEADLINE);
    private final DriverFence fence = timeline.create();

    @Actor
    public void consumer() {
      fence.setDeadline(1);
    }

    @Actor
    public void driver() {
      timeline.close();
      timeline.freed = true;
    }

    @Arbiter
    public void end(L_Result r) {
      r.r1 = timeline.found;
    }
  }

  /** Against the signal: it neither undoes nor delays it. */
  @JCStressTest
  @Outcome(id = "true, usable", expect = ACCEPTABLE, desc = "the op ran")
  @Outcome(id = "true, never asked", expect = ACCEPTABLE, desc = "signaled before")
  @Outcome(expect = FORBIDDEN, desc = "not signaled")
  @State
  public static class ActualSignal {
    private final StressTimeline timeline = new StressTimeline(FenceOp.SET_DEADLINE);
    private final DriverFence fence = timeline.create();

    @Actor
    public void consumer() {
      fence.setDeadline(1);
    }

    @Actor
    public void signaler(ZL_Result r) {
      r.r1 = fence.signal() && fence.isDone();
    }

    @Arbiter
    public void end(ZL_Result r) {
      r.r2 = timeline.found;
    }
  }
}
