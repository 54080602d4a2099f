package dev.palisade.runtime.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.palisade.runtime.stress.StressTimeline.Job;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLZ_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * HB2: a signaler with a payload against {@code close}. If the other signal comes between claim and
 * publication, the payload can never be read.
 *
 * <p>{@link Broken} shows its outcome on every machine: one state for two things.
 *
 * <pre>
 * {@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=PayloadAgainstClose}
 * </pre>
 */
@Outcome(id = "true, 7", expect = ACCEPTABLE, desc = "published, then closed")
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "closed before it was written")
@Outcome(id = "false, 7", expect = ACCEPTABLE, desc = "closed, and written for nobody")
@Outcome(id = "true, 0", expect = FORBIDDEN, desc = "readable, and not written")
public final class PayloadAgainstClose {
  private PayloadAgainstClose() {}

  /** Signaled is taken for published. */
  @JCStressTest
  @Outcome(id = "true, 7", expect = ACCEPTABLE, desc = "signaled, the payload is there")
  @Outcome(id = "true, 0", expect = ACCEPTABLE_INTERESTING, desc = "readable, and not written")
  @State
  public static class Broken {
    private int payload;
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void signaler() {
      payload = 7;
      state.compareAndSet(0, 1);
    }

    @Actor
    public void closer(ZI_Result r) {
      state.compareAndSet(0, 1);
      r.r1 = state.get() == 1;
      r.r2 = payload;
    }
  }

  /** Published is a state of its own. */
  @JCStressTest
  @JCStressMeta(PayloadAgainstClose.class)
  @State
  public static class Model {
    private int payload;
    private final AtomicInteger state = new AtomicInteger();

    @Actor
    public void signaler() {
      payload = 7;
      state.compareAndSet(0, 2);
    }

    @Actor
    public void closer(ZI_Result r) {
      state.compareAndSet(0, 1);
      r.r1 = state.get() == 2;
      r.r2 = payload;
    }
  }

  /** The glue's signal against the glue's close. */
  @JCStressTest
  @Outcome(id = "7, null, true", expect = ACCEPTABLE, desc = "published, then closed")
  @Outcome(id = "none, CANCELED, false", expect = ACCEPTABLE, desc = "closed; the signaler knows")
  @Outcome(expect = FORBIDDEN, desc = "payload, error and answer disagree")
  @State
  public static class Actual {
    private final StressTimeline timeline = new StressTimeline();
    private final Job job = timeline.create(Job::new);

    @Actor
    public void signaler(LLZ_Result r) {
      r.r3 = job.signal(7);
    }

    @Actor
    public void closer(LLZ_Result r) {
      timeline.close();
      r.r1 = job.read();
      r.r2 = String.valueOf(job.error());
    }
  }

  /** The same with time stamps: who has claimed always signals, and {@code close} waits for it. */
  @JCStressTest
  @Outcome(id = "7, null, true", expect = ACCEPTABLE, desc = "published, then closed")
  @Outcome(id = "none, CANCELED, false", expect = ACCEPTABLE, desc = "closed; the signaler knows")
  @Outcome(expect = FORBIDDEN, desc = "payload, error and answer disagree")
  @State
  public static class ActualStamped {
    private final StressTimeline timeline = new StressTimeline(true);
    private final Job job = timeline.create(Job::new);

    @Actor
    public void signaler(LLZ_Result r) {
      r.r3 = job.signal(7);
    }

    @Actor
    public void closer(LLZ_Result r) {
      timeline.close();
      r.r1 = job.read();
      r.r2 = String.valueOf(job.error());
    }
  }
}
