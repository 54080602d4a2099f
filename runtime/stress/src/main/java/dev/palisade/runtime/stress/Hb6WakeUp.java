package dev.palisade.runtime.stress;

import static dev.palisade.runtime.stress.StressTimeline.LONG;
import static dev.palisade.runtime.stress.StressTimeline.uninterrupted;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * HB6: the protocol of waiting. Who waits is in the word before it parks, so the signal that takes
 * the word wakes it.
 *
 * <p>{@link Broken} shows its outcome on every machine; {@link BrokenModes} on x86 too, since a
 * store may pass a later load.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb6WakeUp}
 * </pre>
 */
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "parks, and is woken")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "sees the signal, does not park")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "does not park, and is woken for nothing")
@Outcome(id = "true, false", expect = FORBIDDEN, desc = "parks, and nobody wakes it")
public final class Hb6WakeUp {
  private Hb6WakeUp() {}

  /** Looks, then registers. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "parks, and is woken")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "sees the signal, does not park")
  @Outcome(id = "true, false", expect = ACCEPTABLE_INTERESTING, desc = "lost wake-up")
  @State
  public static class Broken {
    private final AtomicInteger waiters = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void waiter(ZZ_Result r) {
      r.r1 = state.get() == 0;
      if (r.r1) {
        waiters.set(1);
      }
    }

    @Actor
    public void signaler(ZZ_Result r) {
      state.set(1);
      r.r2 = waiters.get() == 1;
    }
  }

  /** Registers, then looks, with release and acquire. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "parks, and is woken")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "sees the signal, does not park")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "does not park, is woken for nothing")
  @Outcome(id = "true, false", expect = ACCEPTABLE_INTERESTING, desc = "lost wake-up")
  @State
  public static class BrokenModes {
    private final AtomicInteger waiters = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void waiter(ZZ_Result r) {
      waiters.setRelease(1);
      r.r1 = state.getAcquire() == 0;
    }

    @Actor
    public void signaler(ZZ_Result r) {
      state.setRelease(1);
      r.r2 = waiters.getAcquire() == 1;
    }
  }

  /** One word. */
  @JCStressTest
  @JCStressMeta(Hb6WakeUp.class)
  @State
  public static class Model {
    private final AtomicInteger word = new AtomicInteger();

    @Actor
    public void waiter(ZZ_Result r) {
      r.r1 = word.compareAndSet(0, 1);
    }

    @Actor
    public void signaler(ZZ_Result r) {
      r.r2 = word.getAndSet(2) == 1;
    }
  }

  /** Waits for the signal. */
  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "woken, and sees the work")
  @Outcome(id = "false, 0", expect = FORBIDDEN, desc = "lost wake-up: the time-out ended the wait")
  @Outcome(expect = FORBIDDEN, desc = "woken, and does not see the work")
  @State
  public static class Actual {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private int work;

    @Actor
    public void waiter(ZI_Result r) {
      r.r1 = uninterrupted(() -> fence.await(LONG));
      r.r2 = r.r1 ? work : 0;
    }

    @Actor
    public void signaler() {
      work = 1;
      fence.signal();
    }
  }

  /** Gives up at once: the node that it leaves harms neither the signal nor a callback. */
  @JCStressTest
  @Outcome(id = "true, -a", expect = ACCEPTABLE, desc = "in time")
  @Outcome(id = "false, -a", expect = ACCEPTABLE, desc = "timed out")
  @Outcome(expect = FORBIDDEN, desc = "the callback was lost, or ran twice")
  @State
  public static class ActualTimeout {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");

    /** A pending fence with a callback. */
    public ActualTimeout() {
      boolean unused = fence.addCallback(new Note(ran, "a"));
    }

    @Actor
    public void waiter(ZL_Result r) {
      r.r1 = uninterrupted(() -> fence.await(Duration.ofNanos(1)));
    }

    @Actor
    public void signaler(ZL_Result r) {
      fence.signal();
      r.r2 = ran.toString();
    }
  }
}
