package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Names against detaching: the driver's before, a fixed text after, never null and never torn.
 *
 * <p>{@link Broken} is the shape that was reported of the kernel: the name getter tests the bit and
 * calls through what the signaler sets to null. It shows its outcome on every machine.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Names}
 * </pre>
 */
@Outcome(id = "driver", expect = ACCEPTABLE, desc = "pending")
@Outcome(id = "detached", expect = ACCEPTABLE, desc = "signaled")
@Outcome(expect = FORBIDDEN, desc = "called through null")
public final class Names {
  private Names() {}

  /** State and ops in two words. */
  @JCStressTest
  @Outcome(id = "driver", expect = ACCEPTABLE, desc = "pending")
  @Outcome(id = "detached", expect = ACCEPTABLE, desc = "signaled")
  @Outcome(id = "null", expect = ACCEPTABLE_INTERESTING, desc = "called through null")
  @State
  public static class Broken {
    private final AtomicInteger state = new AtomicInteger();
    private final AtomicReference<@Nullable String> ops = new AtomicReference<>("driver");

    @Actor
    public void signaler() {
      state.setRelease(1);
      ops.setRelease(null);
    }

    @Actor
    public void consumer(L_Result r) {
      r.r1 = state.getAcquire() == 0 ? String.valueOf(ops.getAcquire()) : "detached";
    }
  }

  /** One word. */
  @JCStressTest
  @JCStressMeta(Names.class)
  @State
  public static class Model {
    private final AtomicReference<@Nullable String> word = new AtomicReference<>("driver");

    @Actor
    public void signaler() {
      word.setRelease(null);
    }

    @Actor
    public void consumer(L_Result r) {
      String ops = word.getAcquire();
      r.r1 = ops == null ? "detached" : ops;
    }
  }

  /** Both names, in turn. */
  @JCStressTest
  @Outcome(id = "stress, usable", expect = ACCEPTABLE, desc = "pending")
  @Outcome(id = "stress, signaled-timeline", expect = ACCEPTABLE, desc = "signaled between")
  @Outcome(id = "detached-driver, signaled-timeline", expect = ACCEPTABLE, desc = "signaled")
  @Outcome(expect = FORBIDDEN, desc = "none, torn, or attached again")
  @State
  public static class Actual {
    private final DriverFence fence = StressTimeline.NAMED.create();

    @Actor
    public void signaler() {
      fence.signal();
    }

    @Actor
    public void consumer(LL_Result r) {
      r.r1 = fence.driverName();
      r.r2 = fence.timelineName();
    }
  }
}
