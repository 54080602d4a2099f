package dev.palisade.runtime.bench.dispute;

import dev.palisade.runtime.bench.Partner;
import dev.palisade.runtime.bench.dispute.Disputed.Counter;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same four things asked of each core. */
@State(Scope.Benchmark)
public class DisputeBench {
  private static final int MANY = 500;

  /** Which core. */
  public enum Kind {
    LOCKED,
    TWO_WORDS,
    ONE_WORD
  }

  @Param Kind core = Kind.LOCKED;

  private final DisputeDriver driver = new DisputeDriver();
  private final DisputeDriverFences timeline = new DisputeDriverFences(driver);
  private final ReentrantLock lock = new ReentrantLock();
  private final Counter counter = new Counter();
  private Supplier<Disputed> maker = () -> new OneWordFence(timeline);
  private Disputed hot = maker.get();

  /** The core that is measured is the only one its JVM knows. */
  @Setup
  public void setUp() {
    maker =
        switch (core) {
          case LOCKED -> () -> new LockedFence(lock, driver);
          case TWO_WORDS -> () -> new TwoWordFence(lock, driver);
          case ONE_WORD -> () -> new OneWordFence(timeline);
        };
    hot = maker.get();
    hot.signal();
  }

  @Benchmark
  public boolean poll() {
    return hot.isSignaled();
  }

  /** The life of a fence, by one thread. */
  @State(Scope.Thread)
  public static class Callbacks {
    @Param({"0", "1", "8"})
    int callbacks;
  }

  @Benchmark
  public boolean signal(Callbacks with) {
    Disputed fence = maker.get();
    for (int i = 0; i < with.callbacks; i++) {
      if (!fence.addCallback(counter)) {
        throw new AssertionError("signaled by nobody");
      }
    }
    return fence.signal();
  }

  /** The second thread of {@link #names}. */
  @State(Scope.Thread)
  public static class Signaler {
    final Partner partner = new Partner();

    @TearDown
    public void tearDown() {
      partner.close();
    }
  }

  /** Names asked for, twice a fence, while another thread signals the fences. */
  @Benchmark
  @OperationsPerInvocation(2 * MANY)
  public int names(Signaler signaler) {
    Disputed[] fences = new Disputed[MANY];
    for (int i = 0; i < MANY; i++) {
      fences[i] = maker.get();
    }
    signaler.partner.start(
        () -> {
          for (Disputed each : fences) {
            each.signal();
          }
        });
    int length = 0;
    for (Disputed each : fences) {
      length += each.name().length() + each.name().length();
    }
    signaler.partner.join();
    return length;
  }
}
