package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * HB1: all that came before the signal is seen by who learns that a fence is signaled, by whatever
 * question it learns it.
 *
 * <p>{@link Broken} shows its outcome on every machine, since the compiler may move the loads; with
 * opaque accesses instead only on machines that reorder them, such as AArch64.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb1Signal}
 * </pre>
 */
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "pending")
@Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "pending, the work is seen early")
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "signaled, the work is seen")
@Outcome(id = "true, 0", expect = FORBIDDEN, desc = "signaled, the work is not seen")
public final class Hb1Signal {
  private Hb1Signal() {}

  /** A plain flag. */
  @JCStressTest
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "pending")
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "pending, the work is seen early")
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "signaled, the work is seen")
  @Outcome(id = "true, 0", expect = ACCEPTABLE_INTERESTING, desc = "signaled, work not seen")
  @State
  public static class Broken {
    private int work;
    private boolean signaled;

    @Actor
    public void signaler() {
      work = 1;
      signaled = true;
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = signaled;
      r.r2 = work;
    }
  }

  /** Release and acquire. */
  @JCStressTest
  @JCStressMeta(Hb1Signal.class)
  @State
  public static class Model {
    private int work;
    private final AtomicInteger signaled = new AtomicInteger();

    @Actor
    public void signaler() {
      work = 1;
      signaled.setRelease(1);
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = signaled.getAcquire() == 1;
      r.r2 = work;
    }
  }

  /** By {@code isSignaled}. */
  @JCStressTest
  @JCStressMeta(Hb1Signal.class)
  @State
  public static class Actual extends Fenced {
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

  /** By {@code error}. */
  @JCStressTest
  @JCStressMeta(Hb1Signal.class)
  @State
  public static class ActualError extends Fenced {
    @Actor
    public void signaler() {
      signal();
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = fence.error() != null;
      r.r2 = work;
    }
  }

  /** By a callback that is refused. */
  @JCStressTest
  @JCStressMeta(Hb1Signal.class)
  @State
  public static class ActualRefusal extends Fenced {
    @Actor
    public void signaler() {
      signal();
    }

    @Actor
    public void consumer(ZI_Result r) {
      r.r1 = !fence.addCallback(new Note(new StringBuilder(), "never"));
      r.r2 = work;
    }
  }

  /** What the actual cases share. jcstress finds actors only in the class of the case itself. */
  abstract static class Fenced {
    final DriverFence fence = StressTimeline.PLAIN.create();
    int work;

    final void signal() {
      work = 1;
      fence.signal(FenceError.IO);
    }
  }
}
