package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceArray;
import dev.palisade.runtime.FenceChain;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * HB10: a container whose children are signaled against each other, and against interest in it. It
 * is signaled, once, with the last child it has to wait for; and who sees it signaled, armed or
 * not, sees what came before the signal of each.
 *
 * <p>{@link Broken} shows its outcome on every machine: a count that is not atomic.
 *
 * <pre>
 * {@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb10Containers}
 * </pre>
 */
@Outcome(id = "true", expect = ACCEPTABLE, desc = "signaled with the last child")
@Outcome(id = "false", expect = FORBIDDEN, desc = "never signaled")
public final class Hb10Containers {
  private Hb10Containers() {}

  /** Children are counted down. */
  @JCStressTest
  @Outcome(id = "true", expect = ACCEPTABLE, desc = "signaled with the last child")
  @Outcome(id = "false", expect = ACCEPTABLE_INTERESTING, desc = "a child was not counted")
  @State
  public static class Broken {
    private int pending = 2;

    @Actor
    public void first() {
      pending--;
    }

    @Actor
    public void second() {
      pending--;
    }

    @Arbiter
    public void all(Z_Result r) {
      r.r1 = pending == 0;
    }
  }

  /** Who is called back by one child looks at the other: nobody counts. */
  @JCStressTest
  @JCStressMeta(Hb10Containers.class)
  @State
  public static class Model {
    /** 0 pending, 1 watched, 2 signaled. */
    private final AtomicInteger first = new AtomicInteger();

    private final AtomicInteger second = new AtomicInteger(1);
    private boolean all;

    @Actor
    public void first() {
      if (first.getAndSet(2) == 1) {
        all = true;
      }
    }

    @Actor
    public void second() {
      if (second.getAndSet(2) == 1 && !first.compareAndSet(0, 1)) {
        all = true;
      }
    }

    @Arbiter
    public void all(Z_Result r) {
      r.r1 = all;
    }
  }

  /** Two children with work before their signals, and somebody who only polls. */
  @JCStressTest
  @Outcome(id = "0, -1, -1", expect = ACCEPTABLE, desc = "not yet signaled")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "signaled, and all work is seen")
  @Outcome(expect = FORBIDDEN, desc = "signaled without the work of a child")
  @State
  public static class ActualPolled {
    private final TwoChildren children = new TwoChildren();
    private final Fence all = FenceArray.all(children.a, children.b);

    @Actor
    public void signaler() {
      children.first();
      children.second();
    }

    @Actor
    public void poller(III_Result r) {
      children.look(all, r);
    }
  }

  /** Two children that are signaled at the same time, and an array that is armed. */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "signaled, and all work is seen")
  @Outcome(expect = FORBIDDEN, desc = "never signaled, or without the work of a child")
  @State
  public static class ActualArmed {
    private final TwoChildren children = new TwoChildren();
    private final Fence all = FenceArray.all(children.a, children.b);

    public ActualArmed() {
      all.enableSignaling();
    }

    @Actor
    public void first() {
      children.first();
    }

    @Actor
    public void second() {
      children.second();
    }

    @Arbiter
    public void all(III_Result r) {
      children.look(all, r);
    }
  }

  /** As the first, with a link of a chain. */
  @JCStressTest
  @Outcome(id = "0, -1, -1", expect = ACCEPTABLE, desc = "not yet signaled")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "signaled, and all work is seen")
  @Outcome(expect = FORBIDDEN, desc = "signaled without the work of an earlier link")
  @State
  public static class ActualChain {
    private final TwoChildren children = new TwoChildren();
    private final Fence chain =
        FenceChain.link(FenceChain.link(null, children.a, 1), children.b, 2);

    @Actor
    public void signaler() {
      children.first();
      children.second();
    }

    @Actor
    public void poller(III_Result r) {
      children.look(chain, r);
    }
  }

  /** A callback added to each kind of container while the children are signaled. */
  @JCStressTest
  @Outcome(id = "-abc", expect = ACCEPTABLE, desc = "each ran once, or was refused")
  @Outcome(expect = FORBIDDEN, desc = "lost, or run twice, or not done at the end")
  @State
  public static class ActualInterest {
    private final DriverFence a = StressTimeline.PLAIN.create();
    private final DriverFence b = StressTimeline.PLAIN.create();
    private final Fence[] containers = {
      FenceArray.all(a, b),
      FenceArray.any(a, b),
      FenceChain.link(FenceChain.link(null, b, 1), FenceArray.all(a), 2)
    };
    private final AtomicInteger[] ran = {
      new AtomicInteger(), new AtomicInteger(), new AtomicInteger()
    };

    @Actor
    public void signaler() {
      a.signal();
      b.signal();
    }

    @Actor
    public void adder() {
      for (int i = 0; i < containers.length; i++) {
        AtomicInteger runs = ran[i];
        if (!containers[i].addCallback(fence -> runs.incrementAndGet())) {
          runs.incrementAndGet();
        }
      }
    }

    @Arbiter
    public void count(L_Result r) {
      StringBuilder once = new StringBuilder("-");
      for (int i = 0; i < containers.length; i++) {
        if (ran[i].get() == 1 && containers[i].isDone()) {
          once.append((char) ('a' + i));
        }
      }
      r.r1 = once.toString();
    }
  }

  /** Two fences with work before their signals. */
  private static final class TwoChildren {
    final DriverFence a = StressTimeline.PLAIN.create();
    final DriverFence b = StressTimeline.PLAIN.create();
    private int workOfA;
    private int workOfB;

    void first() {
      workOfA = 1;
      a.signal();
    }

    void second() {
      workOfB = 1;
      b.signal();
    }

    void look(Fence container, III_Result r) {
      boolean signaled = container.isSignaled();
      r.r1 = signaled ? 1 : 0;
      r.r2 = signaled ? workOfA : -1;
      r.r3 = signaled ? workOfB : -1;
    }
  }
}
