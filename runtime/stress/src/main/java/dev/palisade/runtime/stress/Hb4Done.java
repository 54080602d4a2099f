package dev.palisade.runtime.stress;

import static dev.palisade.runtime.stress.StressTimeline.LONG;
import static dev.palisade.runtime.stress.StressTimeline.uninterrupted;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * HB4: SIGNALED against DONE. What the callbacks did is seen by who learns that a fence is done,
 * and not by who knows only that it is signaled.
 *
 * <p>{@link Broken} shows its outcome on every machine, with the real fence: it asks the wrong
 * question, the one that has freed what callbacks still use in more than one driver.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb4Done}
 * </pre>
 */
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "not done")
@Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "not done, the callback's work is seen early")
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "done, the callback's work is seen")
@Outcome(id = "true, 0", expect = FORBIDDEN, desc = "done, and the callback's work is not seen")
public final class Hb4Done {
  private Hb4Done() {}

  /** Signaled is taken for done. */
  @JCStressTest
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "pending")
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "pending, work seen early")
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "signaled, the callback's work is seen")
  @Outcome(id = "true, 0", expect = ACCEPTABLE_INTERESTING, desc = "signaled, callback still runs")
  @State
  public static class Broken extends Fenced {
    @Actor
    public void signaler() {
      signal();
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = fence.isSignaled();
      r.r2 = work;
    }
  }

  /** Two states, the second stored with release. */
  @JCStressTest
  @JCStressMeta(Hb4Done.class)
  @State
  public static class Model {
    private final AtomicInteger state = new AtomicInteger();
    private int work;

    @Actor
    public void signaler() {
      state.compareAndSet(0, 1);
      work = 1;
      state.setRelease(2);
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = state.getAcquire() == 2;
      r.r2 = work;
    }
  }

  /** By {@code isDone}. */
  @JCStressTest
  @JCStressMeta(Hb4Done.class)
  @State
  public static class Actual extends Fenced {
    @Actor
    public void signaler() {
      signal();
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = fence.isDone();
      r.r2 = work;
    }
  }

  /** By {@code awaitDone}. */
  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "done, the callback's work is seen")
  @Outcome(expect = FORBIDDEN, desc = "done without its work, or never told")
  @State
  public static class ActualAwait extends Fenced {
    @Actor
    public void signaler() {
      signal();
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = uninterrupted(() -> fence.awaitDone(LONG));
      r.r2 = work;
    }
  }

  /** By a removal that is refused: the callback has returned. */
  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "removed, does not run")
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "ran, has returned, its work is seen")
  @Outcome(expect = FORBIDDEN, desc = "runs after removal, or has not returned")
  @State
  public static class ActualRemoval extends Fenced {
    @Actor
    public void signaler() {
      signal();
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = fence.removeCallback(callback);
      r.r2 = work;
    }
  }

  /**
   * What the cases with a fence share. jcstress finds actors only in the class of the case itself.
   */
  abstract static class Fenced {
    final DriverFence fence = StressTimeline.PLAIN.create();
    int work;
    final FenceCallback callback =
        new FenceCallback() {
          @Override
          public void signaled(Fence fence) {
            work = 1;
          }
        };

    /** A pending fence with one callback. */
    Fenced() {
      boolean unused = fence.addCallback(callback);
    }

    final void signal() {
      fence.signal();
    }
  }
}
