package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * HB3: a callback that is added against the signal. It runs exactly if it was accepted, it sees
 * what came before it was added, and callbacks run in the order in which they were added.
 *
 * <p>{@link Broken} shows its outcome on x86 too: a store that may pass a later load is what even a
 * strong machine does.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb3Callback}
 * </pre>
 */
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "added, and runs")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "refused, and does not run")
@Outcome(id = "true, false", expect = FORBIDDEN, desc = "lost: added, and nobody runs it")
@Outcome(id = "false, true", expect = FORBIDDEN, desc = "refused, and runs")
public final class Hb3Callback {
  private Hb3Callback() {}

  /** List and state in two words, published and read with release and acquire. */
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "added, and runs")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "refused, and does not run")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "both saw: a further word must decide")
  @Outcome(id = "true, false", expect = ACCEPTABLE_INTERESTING, desc = "lost callback")
  @State
  public static class Broken {
    private final AtomicInteger list = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void adder(ZZ_Result r) {
      list.setRelease(1);
      r.r1 = state.getAcquire() == 0;
    }

    @Actor
    public void signaler(ZZ_Result r) {
      state.setRelease(1);
      r.r2 = list.getAcquire() == 1;
    }
  }

  /** One word. */
  @JCStressTest
  @JCStressMeta(Hb3Callback.class)
  @State
  public static class Model {
    private final AtomicInteger word = new AtomicInteger();

    @Actor
    public void adder(ZZ_Result r) {
      r.r1 = word.compareAndSet(0, 1);
    }

    @Actor
    public void signaler(ZZ_Result r) {
      r.r2 = word.getAndSet(2) == 1;
    }
  }

  /** One callback, which reads what its adder wrote. */
  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "added; it ran and saw the work")
  @Outcome(id = "false, -1", expect = ACCEPTABLE, desc = "refused; it did not run")
  @Outcome(expect = FORBIDDEN, desc = "lost, run after a refusal, or run without seeing the work")
  @State
  public static class Actual {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private int work;
    private int seen = -1;

    @Actor
    public void adder(ZI_Result r) {
      work = 1;
      r.r1 =
          fence.addCallback(
              new FenceCallback() {
                @Override
                public void signaled(Fence fence) {
                  seen = work;
                }
              });
    }

    @Actor
    public void signaler(ZI_Result r) {
      fence.signal();
      r.r2 = seen;
    }
  }

  /** Two callbacks of one thread. */
  @JCStressTest
  @Outcome(id = "0, -", expect = ACCEPTABLE, desc = "both refused")
  @Outcome(id = "1, -a", expect = ACCEPTABLE, desc = "signaled between")
  @Outcome(id = "2, -ab", expect = ACCEPTABLE, desc = "both ran, in order")
  @Outcome(expect = FORBIDDEN, desc = "lost, run twice, or out of order")
  @State
  public static class ActualOrder {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");

    @Actor
    public void adder(IL_Result r) {
      r.r1 = fence.addCallback(new Note(ran, "a")) ? 1 : 0;
      r.r1 += fence.addCallback(new Note(ran, "b")) ? 1 : 0;
    }

    @Actor
    public void signaler(IL_Result r) {
      fence.signal();
      r.r2 = ran.toString();
    }
  }

  /** Two threads that add: none of the two callbacks pushes the other one out. */
  @JCStressTest
  @Outcome(id = "-ab", expect = ACCEPTABLE, desc = "in this order")
  @Outcome(id = "-ba", expect = ACCEPTABLE, desc = "or in that")
  @Outcome(expect = FORBIDDEN, desc = "lost, or run twice")
  @State
  public static class ActualTwoAdders {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");

    @Actor
    public void first() {
      boolean unused = fence.addCallback(new Note(ran, "a"));
    }

    @Actor
    public void second() {
      boolean unused = fence.addCallback(new Note(ran, "b"));
    }

    @Arbiter
    public void signaler(L_Result r) {
      fence.signal();
      r.r1 = ran.toString();
    }
  }
}
