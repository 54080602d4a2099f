package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/**
 * HB9: a time stamp is taken before the signal, by the one signaler that wins, and seen by who sees
 * the signal.
 *
 * <p>{@link Broken} shows its outcome on every machine: it is the wrong order.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb9Time}
 * </pre>
 */
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "pending")
@Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "pending, the stamp is seen early")
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "signaled, the stamp is seen")
@Outcome(id = "true, 0", expect = FORBIDDEN, desc = "signaled, and no stamp")
public final class Hb9Time {
  private Hb9Time() {}

  /** Signals, then stamps. */
  @JCStressTest
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "pending")
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "pending, the stamp is seen early")
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "signaled, the stamp is seen")
  @Outcome(id = "true, 0", expect = ACCEPTABLE_INTERESTING, desc = "signaled, and no stamp")
  @State
  public static class Broken {
    private final AtomicInteger signaled = new AtomicInteger();
    private final AtomicInteger stamp = new AtomicInteger();

    @Actor
    public void signaler() {
      signaled.setRelease(1);
      stamp.setRelease(System.nanoTime() == 0 ? 2 : 1);
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = signaled.getAcquire() == 1;
      r.r2 = stamp.getAcquire();
    }
  }

  /** Stamps, plainly, then signals. */
  @JCStressTest
  @JCStressMeta(Hb9Time.class)
  @State
  public static class Model {
    private final AtomicInteger signaled = new AtomicInteger();
    private int stamp;

    @Actor
    public void signaler() {
      stamp = 1;
      signaled.setRelease(1);
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = signaled.getAcquire() == 1;
      r.r2 = stamp;
    }
  }

  /** The real one lies between the making of the fence and now. */
  @JCStressTest
  @Outcome(id = "pending", expect = ACCEPTABLE, desc = "no stamp yet")
  @Outcome(id = "between", expect = ACCEPTABLE, desc = "signaled")
  @Outcome(expect = FORBIDDEN, desc = "no stamp of this signal")
  @State
  public static class Actual {
    private final long born = System.nanoTime();
    private final DriverFence fence = StressTimeline.STAMPED.create();

    @Actor
    public void signaler() {
      fence.signal();
    }

    @Actor
    public void consumer(L_Result r) {
      if (!fence.isSignaled()) {
        r.r1 = "pending";
        return;
      }
      long stamp = fence.timestampNanos();
      r.r1 = stamp - born >= 0 && System.nanoTime() - stamp >= 0 ? "between" : "outside";
    }
  }

  /** Two signalers: there is one stamp, the winner's, and it does not change. */
  @JCStressTest
  @Outcome(id = "true, false, true", expect = ACCEPTABLE, desc = "the first one's stamp")
  @Outcome(id = "false, true, true", expect = ACCEPTABLE, desc = "the second one's stamp")
  @Outcome(expect = FORBIDDEN, desc = "two winners, none, or a stamp that changed")
  @State
  public static class ActualTwoSignalers {
    private final DriverFence fence = StressTimeline.STAMPED.create();
    private long stamp;

    @Actor
    public void first(ZZZ_Result r) {
      r.r1 = signal();
    }

    @Actor
    public void second(ZZZ_Result r) {
      r.r2 = signal();
    }

    private boolean signal() {
      boolean won = fence.signal();
      if (won) {
        stamp = fence.timestampNanos();
      }
      return won;
    }

    @Arbiter
    public void end(ZZZ_Result r) {
      r.r3 = fence.timestampNanos() == stamp;
    }
  }
}
