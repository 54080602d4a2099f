package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * HB1: two signalers. One wins and is told so, and status and error are the winner's.
 *
 * <p>{@link Broken} shows its outcome on every machine: it is two steps where one is needed.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=TwoSignalers}
 * </pre>
 */
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first wins")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the second wins")
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "both win")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "none wins")
public final class TwoSignalers {
  private TwoSignalers() {}

  /** Looks, then signals. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first wins")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the second wins")
  @Outcome(id = "true, true", expect = ACCEPTABLE_INTERESTING, desc = "both win")
  @State
  public static class Broken {
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = signal(1);
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = signal(2);
    }

    private boolean signal(int outcome) {
      boolean pending = state.getAcquire() == 0;
      if (pending) {
        state.setRelease(outcome);
      }
      return pending;
    }
  }

  /** Signals in one step. */
  @JCStressTest
  @JCStressMeta(TwoSignalers.class)
  @State
  public static class Model {
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = state.compareAndSet(0, 1);
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = state.compareAndSet(0, 2);
    }
  }

  /** Success against failure. */
  @JCStressTest
  @Outcome(id = "true, false, SIGNALED", expect = ACCEPTABLE, desc = "success")
  @Outcome(id = "false, true, FAILED", expect = ACCEPTABLE, desc = "failure")
  @Outcome(expect = FORBIDDEN, desc = "answers and status disagree")
  @State
  public static class Actual {
    private final DriverFence fence = StressTimeline.PLAIN.create();

    @Actor
    public void first(ZZL_Result r) {
      r.r1 = fence.signal();
    }

    @Actor
    public void second(ZZL_Result r) {
      r.r2 = fence.signal(FenceError.IO);
    }

    @Arbiter
    public void end(ZZL_Result r) {
      r.r3 = fence.status();
    }
  }

  /** The same with a callback, where the winner has to run it. */
  @JCStressTest
  @Outcome(id = "true, false, -x", expect = ACCEPTABLE, desc = "success")
  @Outcome(id = "false, true, -x", expect = ACCEPTABLE, desc = "failure")
  @Outcome(expect = FORBIDDEN, desc = "two winners, none, or the callback did not run once")
  @State
  public static class ActualCallback {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");

    /** A pending fence with a callback. */
    public ActualCallback() {
      boolean unused = fence.addCallback(new Note(ran, "x"));
    }

    @Actor
    public void first(ZZL_Result r) {
      r.r1 = fence.signal();
    }

    @Actor
    public void second(ZZL_Result r) {
      r.r2 = fence.signal(FenceError.IO);
    }

    @Arbiter
    public void end(ZZL_Result r) {
      r.r3 = ran.toString();
    }
  }

  /** Status and error are one value. */
  @JCStressTest
  @Outcome(id = "PENDING, null", expect = ACCEPTABLE, desc = "pending")
  @Outcome(id = "PENDING, IO", expect = ACCEPTABLE, desc = "failed between the questions")
  @Outcome(id = "FAILED, IO", expect = ACCEPTABLE, desc = "failed")
  @Outcome(expect = FORBIDDEN, desc = "torn")
  @State
  public static class ActualReader {
    private final DriverFence fence = StressTimeline.PLAIN.create();

    @Actor
    public void signaler() {
      fence.signal(FenceError.IO);
    }

    @Actor
    public void consumer(LL_Result r) {
      r.r1 = fence.status();
      r.r2 = String.valueOf(fence.error());
    }
  }
}
