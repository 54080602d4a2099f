package dev.palisade.runtime.interleave;

import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import dev.palisade.runtime.FenceError;
import dev.palisade.runtime.FenceOp;
import dev.palisade.runtime.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A fence with a payload, two callbacks and a timeline: the operations of {@link FenceModel}. */
class FenceOperations {
  private final Ring ring;
  private final Job job;
  private final List<DriverFence> created = new ArrayList<>();

  /** Plain: callbacks of one fence run one after the other, and the signaler sees them (HB4). */
  private final List<String> ran = new ArrayList<>();

  private final FenceCallback nodeA = new Node("A");
  private final FenceCallback nodeB = new Node("B");

  FenceOperations(FenceOp... ops) {
    ring = new Ring(ops);
    job = ring.create(Job::new);
  }

  /** A driver whose ops tell whether what they use was freed already. */
  private static final class Ring extends Timeline {
    private final AtomicInteger released = new AtomicInteger();

    /** Plain: the grace period orders it (HB7). */
    private String resource = "usable";

    private String found = resource;

    Ring(FenceOp... ops) {
      super("ring", Set.of(ops), false);
    }

    @Override
    protected String timelineName() {
      return resource;
    }

    @Override
    protected void setDeadline(DriverFence fence, long nanos) {
      found = resource;
    }

    @Override
    protected void release(DriverFence fence) {
      released.getAndIncrement();
    }

    boolean publish(Job job, int payload) {
      if (!claim(job)) {
        return false;
      }
      job.payload = payload;
      return publish(job);
    }

    String read(Job job) {
      try {
        requirePayload(job);
      } catch (IllegalStateException unreadable) {
        return "none";
      }
      return Integer.toString(job.payload);
    }
  }

  private static final class Job extends DriverFence {
    private int payload;

    Job(Timeline timeline) {
      super(timeline);
    }
  }

  private final class Node extends FenceCallback {
    private final String name;

    Node(String name) {
      this.name = name;
    }

    @Override
    public void signaled(Fence fence) {
      ran.add(name);
    }
  }

  final String add(boolean first) {
    try {
      return job.addCallback(first ? nodeA : nodeB) ? "added" : "refused";
    } catch (IllegalStateException e) {
      return "registered";
    }
  }

  final String remove(boolean first) {
    return Boolean.toString(job.removeCallback(first ? nodeA : nodeB));
  }

  final String won(boolean won) {
    return won ? "won " + ran : "lost";
  }

  final String signalNow() {
    return won(job.signal());
  }

  final String failNow() {
    return won(job.signal(FenceError.IO));
  }

  final String publishNow() {
    return won(ring.publish(job, 7));
  }

  /** Only where all ops are on: {@code close} is to have called every release op. */
  final String closeNow() {
    ring.close();
    ring.resource = "freed";
    for (DriverFence each : created) {
      if (!each.isDone() || each.error() != FenceError.CANCELED) {
        return "left " + each + " pending";
      }
    }
    return (ring.released.get() == created.size() + 1 ? "closed " : "unreleased ") + ran;
  }

  /** By one thread only, as far as the list goes. */
  final String createNow() {
    try {
      created.add(ring.create());
      return "created";
    } catch (IllegalStateException closed) {
      return "refused";
    }
  }

  final String pollNow() {
    try {
      return Boolean.toString(job.await(Duration.ZERO));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What the deadline op found, the last time it ran. */
  final String hintNow() {
    job.setDeadline(1);
    return ring.found;
  }

  final String readNow() {
    return ring.read(job);
  }

  final Fence fence() {
    return job;
  }
}
