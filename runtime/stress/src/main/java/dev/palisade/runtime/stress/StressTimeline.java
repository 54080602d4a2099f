package dev.palisade.runtime.stress;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A driver written by hand, whose ops tell whether what they use was freed already. */
final class StressTimeline extends Timeline {
  /** Longer than any wake-up takes: who waits that long was forgotten. */
  static final Duration LONG = Duration.ofSeconds(5);

  /** Without ops. */
  static final Supply PLAIN = new Supply(() -> new StressTimeline());

  /** With time stamps. */
  static final Supply STAMPED = new Supply(() -> new StressTimeline(true));

  /** The driver names its timeline. */
  static final Supply NAMED = new Supply(() -> new StressTimeline(FenceOp.TIMELINE_NAME));

  /** Fences have to be armed. */
  static final Supply ARMED = new Supply(() -> new StressTimeline(FenceOp.ENABLE_SIGNALING));

  /** Whoever arms a fence is told that its job is over. */
  static final Supply LATE = new Supply(StressTimeline::late);

  private boolean late;

  /** The driver's resource is gone. Plain: nothing but the grace period orders it. */
  boolean freed;

  /** What the last deadline op found. Plain, as above. */
  String found = "never asked";

  StressTimeline(FenceOp... ops) {
    this(false, ops);
  }

  StressTimeline(boolean timestamps, FenceOp... ops) {
    super("stress", Set.of(ops), timestamps);
  }

  private static StressTimeline late() {
    StressTimeline timeline = new StressTimeline(FenceOp.ENABLE_SIGNALING);
    timeline.late = true;
    return timeline;
  }

  @Override
  protected String timelineName() {
    return freed ? "freed" : "usable";
  }

  @Override
  protected void setDeadline(DriverFence fence, long nanos) {
    found = freed ? "freed" : "usable";
  }

  @Override
  protected boolean enableSignaling(DriverFence fence) {
    ((Job) fence).armed.getAndIncrement();
    return !late;
  }

  /** A wait, in an actor, which may throw nothing; nobody interrupts it. */
  static boolean uninterrupted(Wait wait) {
    try {
      return wait.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  interface Wait {
    boolean run() throws InterruptedException;
  }

  /** As an interrupt handler of the glue would. */
  void interrupt(Runnable handler) {
    enterInterrupt();
    try {
      handler.run();
    } finally {
      exitInterrupt();
    }
  }

  /** A fence with a payload. */
  static final class Job extends DriverFence {
    /** How often the driver was asked to see to this fence. */
    final AtomicInteger armed = new AtomicInteger();

    private final StressTimeline timeline;
    private int low;
    private int high;

    Job(Timeline timeline) {
      super(timeline);
      this.timeline = (StressTimeline) timeline;
    }

    /** As the glue would. */
    boolean signal(int payload) {
      if (!timeline.claim(this)) {
        return false;
      }
      low = payload;
      high = -payload;
      return timeline.publish(this);
    }

    /** The payload, or "none". */
    String read() {
      try {
        timeline.requirePayload(this);
      } catch (IllegalStateException unreadable) {
        return "none";
      }
      return low == -high ? Integer.toString(low) : "torn";
    }
  }

  /**
   * Fences of timelines that nobody closes. jcstress makes more states than it runs, and a timeline
   * keeps its pending fences; so a new one takes over now and then.
   */
  static final class Supply {
    private static final int FENCES = 1 << 12;

    private final Supplier<StressTimeline> timelines;
    private StressTimeline timeline;
    private int left = FENCES;

    private Supply(Supplier<StressTimeline> timelines) {
      this.timelines = timelines;
      this.timeline = timelines.get();
    }

    synchronized Job create() {
      if (left-- == 0) {
        timeline = timelines.get();
        left = FENCES;
      }
      return timeline.create(Job::new);
    }
  }
}
