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
import org.openjdk.jcstress.infra.results.ZL_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * HB5: a callback that is taken back against the signal, against its adding and against another
 * removal. Either the answer is true, and it never runs and its node is free; or it runs, once.
 *
 * <p>{@link Broken} shows its outcome on x86 too: mark and state are two words, and a store may
 * pass a later load.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb5Removal}
 * </pre>
 */
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "taken back")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "ran")
@Outcome(id = "false, false", expect = ACCEPTABLE, desc = "skipped; the remover finds that out")
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "ran after it was taken back")
public final class Hb5Removal {
  private Hb5Removal() {}

  /** Release and acquire. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "taken back")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "ran")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "skipped")
  @Outcome(id = "true, true", expect = ACCEPTABLE_INTERESTING, desc = "ran after removal")
  @State
  public static class Broken {
    private final AtomicInteger mark = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void remover(ZZ_Result r) {
      mark.setRelease(1);
      r.r1 = state.getAcquire() == 0;
    }

    @Actor
    public void signaler(ZZ_Result r) {
      state.setRelease(1);
      r.r2 = mark.getAcquire() == 0;
    }
  }

  /** Volatile, all four. */
  @JCStressTest
  @JCStressMeta(Hb5Removal.class)
  @State
  public static class Model {
    private final AtomicInteger mark = new AtomicInteger();
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void remover(ZZ_Result r) {
      mark.set(1);
      r.r1 = state.get() == 0;
    }

    @Actor
    public void signaler(ZZ_Result r) {
      state.set(1);
      r.r2 = mark.get() == 0;
    }
  }

  /** The middle one of three is taken back while they are put in order. */
  @JCStressTest
  @Outcome(id = "true, -ac", expect = ACCEPTABLE, desc = "taken back")
  @Outcome(id = "false, -abc", expect = ACCEPTABLE, desc = "ran")
  @Outcome(expect = FORBIDDEN, desc = "answer and runs disagree, or a neighbour was lost")
  @State
  public static class Actual {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");
    private final Note middle = new Note(ran, "b");

    /** A pending fence with three callbacks. */
    public Actual() {
      boolean unused =
          fence.addCallback(new Note(ran, "a"))
              && fence.addCallback(middle)
              && fence.addCallback(new Note(ran, "c"));
    }

    @Actor
    public void remover(ZL_Result r) {
      r.r1 = fence.removeCallback(middle);
    }

    @Actor
    public void signaler(ZL_Result r) {
      fence.signal();
      r.r2 = ran.toString();
    }
  }

  /** The node is used for another fence as soon as it is free. */
  @JCStressTest
  @Outcome(id = "true, -x", expect = ACCEPTABLE, desc = "taken back, and ran for the other fence")
  @Outcome(id = "false, -x", expect = ACCEPTABLE, desc = "ran for the first fence")
  @Outcome(expect = FORBIDDEN, desc = "ran for none, for both, or the node was not free")
  @State
  public static class ActualReuse {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final DriverFence other = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");
    private final Note node = new Note(ran, "x");

    /** A pending fence with a callback. */
    public ActualReuse() {
      boolean unused = fence.addCallback(node);
    }

    @Actor
    public void remover(ZL_Result r) {
      r.r1 = fence.removeCallback(node) && other.addCallback(node);
    }

    @Actor
    public void signaler() {
      fence.signal();
    }

    @Arbiter
    public void otherSignaler(ZL_Result r) {
      other.signal();
      r.r2 = ran.toString();
    }
  }

  /** Two removers of one callback. */
  @JCStressTest
  @Outcome(id = "true, false, -", expect = ACCEPTABLE, desc = "the first has it")
  @Outcome(id = "false, true, -", expect = ACCEPTABLE, desc = "the second has it")
  @Outcome(expect = FORBIDDEN, desc = "both, none, or it ran")
  @State
  public static class ActualTwoRemovers {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");
    private final Note node = new Note(ran, "x");

    /** A pending fence with a callback. */
    public ActualTwoRemovers() {
      boolean unused = fence.addCallback(node);
    }

    @Actor
    public void first(ZZL_Result r) {
      r.r1 = fence.removeCallback(node);
    }

    @Actor
    public void second(ZZL_Result r) {
      r.r2 = fence.removeCallback(node);
    }

    @Arbiter
    public void signaler(ZZL_Result r) {
      fence.signal();
      r.r3 = ran.toString();
    }
  }

  /** Two neighbours are taken back at once. */
  @JCStressTest
  @Outcome(id = "true, true, -ad", expect = ACCEPTABLE, desc = "both are gone, the others stay")
  @Outcome(expect = FORBIDDEN, desc = "one came back, or another was lost")
  @State
  public static class ActualNeighbours {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");
    private final Note left = new Note(ran, "b");
    private final Note right = new Note(ran, "c");

    /** A pending fence with four callbacks. */
    public ActualNeighbours() {
      boolean unused =
          fence.addCallback(new Note(ran, "a"))
              && fence.addCallback(left)
              && fence.addCallback(right)
              && fence.addCallback(new Note(ran, "d"));
    }

    @Actor
    public void first(ZZL_Result r) {
      r.r1 = fence.removeCallback(left);
    }

    @Actor
    public void second(ZZL_Result r) {
      r.r2 = fence.removeCallback(right);
    }

    @Arbiter
    public void signaler(ZZL_Result r) {
      fence.signal();
      r.r3 = ran.toString();
    }
  }

  /** Taken back while it is added. */
  @JCStressTest
  @Outcome(id = "true, true, -", expect = ACCEPTABLE, desc = "added and taken back")
  @Outcome(id = "true, false, -x", expect = ACCEPTABLE, desc = "the remover came too early")
  @Outcome(expect = FORBIDDEN, desc = "answers and runs disagree")
  @State
  public static class ActualAdder {
    private final DriverFence fence = StressTimeline.PLAIN.create();
    private final StringBuilder ran = new StringBuilder("-");
    private final Note node = new Note(ran, "x");

    @Actor
    public void adder(ZZL_Result r) {
      r.r1 = fence.addCallback(node);
    }

    @Actor
    public void remover(ZZL_Result r) {
      r.r2 = fence.removeCallback(node);
    }

    @Arbiter
    public void signaler(ZZL_Result r) {
      fence.signal();
      r.r3 = ran.toString();
    }
  }
}
