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
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * HB2: of the signalers with a payload one wins the claim, and what it wrote is all that anybody
 * reads.
 *
 * <p>{@link Broken} shows its outcome on every machine: it is two steps where one is needed.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests -Dstress.tests=Hb2Payload}
 * </pre>
 */
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first may write")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the second may write")
@Outcome(id = "true, true", expect = FORBIDDEN, desc = "both write")
@Outcome(id = "false, false", expect = FORBIDDEN, desc = "nobody writes")
public final class Hb2Payload {
  private Hb2Payload() {}

  /** Looks, then claims. */
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first may write")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the second may write")
  @Outcome(id = "true, true", expect = ACCEPTABLE_INTERESTING, desc = "both write")
  @State
  public static class Broken {
    private final AtomicInteger claimed = new AtomicInteger();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = claim();
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = claim();
    }

    private boolean claim() {
      boolean free = claimed.get() == 0;
      if (free) {
        claimed.set(1);
      }
      return free;
    }
  }

  /** Claims in one step. */
  @JCStressTest
  @JCStressMeta(Hb2Payload.class)
  @State
  public static class Model {
    private final AtomicInteger claimed = new AtomicInteger();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = claimed.compareAndSet(0, 1);
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = claimed.compareAndSet(0, 1);
    }
  }

  /** Two signalers with a payload. */
  @JCStressTest
  @Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "the first one's payload")
  @Outcome(id = "false, true, 2", expect = ACCEPTABLE, desc = "the second one's payload")
  @Outcome(expect = FORBIDDEN, desc = "two winners, none, or a payload of nobody")
  @State
  public static class Actual {
    private final Job job = StressTimeline.PLAIN.create();

    @Actor
    public void first(ZZL_Result r) {
      r.r1 = job.signal(1);
    }

    @Actor
    public void second(ZZL_Result r) {
      r.r2 = job.signal(2);
    }

    @Arbiter
    public void reader(ZZL_Result r) {
      r.r3 = job.read();
    }
  }

  /** The same with time stamps, where the claim is another word. */
  @JCStressTest
  @Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "the first one's payload")
  @Outcome(id = "false, true, 2", expect = ACCEPTABLE, desc = "the second one's payload")
  @Outcome(expect = FORBIDDEN, desc = "two winners, none, or a payload of nobody")
  @State
  public static class ActualStamped {
    private final Job job = StressTimeline.STAMPED.create();

    @Actor
    public void first(ZZL_Result r) {
      r.r1 = job.signal(1);
    }

    @Actor
    public void second(ZZL_Result r) {
      r.r2 = job.signal(2);
    }

    @Arbiter
    public void reader(ZZL_Result r) {
      r.r3 = job.read();
    }
  }

  /** A reader that comes while the payload is written. */
  @JCStressTest
  @Outcome(id = "none", expect = ACCEPTABLE, desc = "pending")
  @Outcome(id = "7", expect = ACCEPTABLE, desc = "signaled")
  @Outcome(expect = FORBIDDEN, desc = "readable before it was written")
  @State
  public static class ActualReader {
    private final Job job = StressTimeline.PLAIN.create();

    @Actor
    public void signaler() {
      job.signal(7);
    }

    @Actor
    public void reader(L_Result r) {
      r.r1 = job.read();
    }
  }
}
