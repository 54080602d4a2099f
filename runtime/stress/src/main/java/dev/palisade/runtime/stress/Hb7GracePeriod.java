package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * HB7: the entry of an op against {@code close}. An op that starts is waited for, so what it uses
 * is not freed under it.
 *
 * <p>{@link Broken} shows its outcome on x86 too: cell and state are two words, and a store may
 * pass a later load.
 *
 * <pre>
 * {@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb7GracePeriod}
 * </pre>
 */
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the op runs, close waits")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the op is too late, the driver frees")
@Outcome(
    id = "false, false",
    expect = ACCEPTABLE,
    desc = "close waits for an op that leaves at once")
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "the op uses what the driver frees")
public final class Hb7GracePeriod {
  private Hb7GracePeriod() {}

  /** Release and acquire. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the op runs, close waits")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the op is too late")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "close waits for nothing")
  @Outcome(id = "true, true", expect = ACCEPTABLE_INTERESTING, desc = "use after free")
  @State
  public static class Broken {
    private final AtomicInteger cell = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void op(ZZ_Result r) {
      cell.setRelease(1);
      r.r1 = state.getAcquire() == 0;
    }

    @Actor
    public void closer(ZZ_Result r) {
      state.setRelease(1);
      r.r2 = cell.getAcquire() == 0;
    }
  }

  /** Volatile, all four. */
  @JCStressTest
  @JCStressMeta(Hb7GracePeriod.class)
  @State
  public static class Model {
    private final AtomicInteger cell = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void op(ZZ_Result r) {
      cell.getAndAdd(1);
      r.r1 = state.get() == 0;
    }

    @Actor
    public void closer(ZZ_Result r) {
      state.set(1);
      r.r2 = cell.get() == 0;
    }
  }

  /** The op that names the timeline. */
  @JCStressTest
  @Outcome(id = "usable", expect = ACCEPTABLE, desc = "the op ran before close returned")
  @Outcome(id = "signaled-timeline", expect = ACCEPTABLE, desc = "detached; the op did not run")
  @Outcome(expect = FORBIDDEN, desc = "the op ran after close")
  @State
  public static class Actual {
    private final StressTimeline timeline = new StressTimeline(FenceOp.TIMELINE_NAME);
    private final DriverFence fence = timeline.create();

    @Actor
    public void consumer(L_Result r) {
      r.r1 = fence.timelineName();
    }

    @Actor
    public void driver() {
      timeline.close();
      timeline.freed = true;
    }
  }

  /** An interrupt handler against {@code quiesce}, which waits for one that had started. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "not started")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "started later")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "started, and waited for")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "started, and not waited for")
  @State
  public static class ActualHandler {
    private final StressTimeline timeline = new StressTimeline();
    private final AtomicInteger started = new AtomicInteger();
    private int work;

    @Actor
    public void device() {
      timeline.interrupt(
          () -> {
            started.set(1);
            work = 1;
          });
    }

    @Actor
    public void driver(II_Result r) {
      r.r1 = started.get();
      timeline.quiesce();
      r.r2 = work;
    }
  }
}
