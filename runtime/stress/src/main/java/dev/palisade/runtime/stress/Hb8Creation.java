package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * HB8: creation against {@code close}. A fence is known to {@code close}, or was refused.
 *
 * <p>{@link Broken} shows its outcome on x86 too: the fence's place and the closing are two words,
 * and a store may pass a later load.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb8Creation}
 * </pre>
 */
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "created, and close knows it")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "refused")
@Outcome(id = "true, false", expect = FORBIDDEN, desc = "created, and pending for ever")
@Outcome(id = "false, true", expect = FORBIDDEN, desc = "refused, and close waits for it")
public final class Hb8Creation {
  private Hb8Creation() {}

  /** Enters, then looks whether it is closed; closes, then looks for fences. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "created, and close knows it")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "refused")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "refused, and found nevertheless")
  @Outcome(id = "true, false", expect = ACCEPTABLE_INTERESTING, desc = "pending for ever")
  @State
  public static class Broken {
    private final AtomicInteger place = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Actor
    public void creator(ZZ_Result r) {
      place.setRelease(1);
      r.r1 = closed.getAcquire() == 0;
    }

    @Actor
    public void closer(ZZ_Result r) {
      closed.setRelease(1);
      r.r2 = place.getAcquire() == 1;
    }
  }

  /** One word counts fences and is closed. */
  @JCStressTest
  @JCStressMeta(Hb8Creation.class)
  @State
  public static class Model {
    private final AtomicLong counter = new AtomicLong();

    @Actor
    public void creator(ZZ_Result r) {
      r.r1 = counter.getAndAdd(1) >= 0;
    }

    @Actor
    public void closer(ZZ_Result r) {
      r.r2 = counter.getAndAdd(Long.MIN_VALUE) == 1;
    }
  }

  /** The real ones. */
  @JCStressTest
  @Outcome(id = "true, CANCELED", expect = ACCEPTABLE, desc = "created, and failed by close")
  @Outcome(id = "false, none", expect = ACCEPTABLE, desc = "refused")
  @Outcome(expect = FORBIDDEN, desc = "created, and pending for ever")
  @State
  public static class Actual {
    private final StressTimeline timeline = new StressTimeline();
    private @Nullable DriverFence fence;

    @Actor
    public void creator(ZL_Result r) {
      try {
        fence = timeline.create();
        r.r1 = true;
      } catch (IllegalStateException refused) {
        r.r1 = false;
      }
    }

    @Actor
    public void closer() {
      timeline.close();
    }

    @Arbiter
    public void end(ZL_Result r) {
      r.r2 = fence == null ? "none" : String.valueOf(fence.error());
    }
  }
}
