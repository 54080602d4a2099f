package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.stress.StressTimeline.Job;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZL_Result;

/**
 * First interest: the driver is asked once, whoever comes first, and what it answers is taken up.
 *
 * <p>{@link Broken} shows its outcome on every machine: it is two steps where one is needed.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Enabling}
 * </pre>
 */
@Outcome(id = "1", expect = ACCEPTABLE, desc = "asked once")
@Outcome(expect = FORBIDDEN, desc = "asked twice, or never")
public final class Enabling {
  private Enabling() {}

  /** Looks, then asks. */
  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "asked once")
  @Outcome(id = "2", expect = ACCEPTABLE_INTERESTING, desc = "asked twice")
  @State
  public static class Broken {
    private final AtomicInteger state = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    @Actor
    public void first() {
      enable();
    }

    @Actor
    public void second() {
      enable();
    }

    private void enable() {
      if (state.get() == 0) {
        state.set(1);
        asked.getAndIncrement();
      }
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = asked.get();
    }
  }

  /** Who changes the state asks. */
  @JCStressTest
  @JCStressMeta(Enabling.class)
  @State
  public static class Model {
    private final AtomicInteger state = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    @Actor
    public void first() {
      enable();
    }

    @Actor
    public void second() {
      enable();
    }

    private void enable() {
      if (state.compareAndSet(0, 1)) {
        asked.getAndIncrement();
      }
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = asked.get();
    }
  }

  /** Two kinds of interest. */
  @JCStressTest
  @JCStressMeta(Enabling.class)
  @State
  public static class Actual {
    private final Job job = StressTimeline.ARMED.create();

    @Actor
    public void first() {
      job.enableSignaling();
    }

    @Actor
    public void second() {
      boolean unused = job.addCallback(new Note(new StringBuilder(), "x"));
    }

    @Arbiter
    public void end(I_Result r) {
      r.r1 = job.armed.get();
    }
  }

  /** Interest against the signal. */
  @JCStressTest
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "signaled first, nobody asks")
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "asked once")
  @Outcome(expect = FORBIDDEN, desc = "asked twice, or not signaled")
  @State
  public static class ActualSignal {
    private final Job job = StressTimeline.ARMED.create();

    @Actor
    public void consumer() {
      job.enableSignaling();
    }

    @Actor
    public void signaler(ZI_Result r) {
      r.r1 = job.signal() && job.isDone();
    }

    @Arbiter
    public void end(ZI_Result r) {
      r.r2 = job.armed.get();
    }
  }

  /**
   * The driver says that the job is over, while somebody signals and the callback is being added.
   */
  @JCStressTest
  @Outcome(id = "true, -x", expect = ACCEPTABLE, desc = "added, and ran")
  @Outcome(id = "false, -", expect = ACCEPTABLE, desc = "refused, and did not run")
  @Outcome(expect = FORBIDDEN, desc = "answer and run disagree")
  @State
  public static class ActualLate {
    private final Job job = StressTimeline.LATE.create();
    private final StringBuilder ran = new StringBuilder("-");

    @Actor
    public void consumer(ZL_Result r) {
      r.r1 = job.addCallback(new Note(ran, "x"));
    }

    @Actor
    public void signaler() {
      job.signal();
    }

    @Arbiter
    public void end(ZL_Result r) {
      r.r2 = ran.toString();
    }
  }
}
