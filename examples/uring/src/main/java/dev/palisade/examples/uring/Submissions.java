package dev.palisade.examples.uring;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The submission side of a ring: what is queued, what is in flight, and how it ends. No thread
 * safety of its own: the driver's ring lock guards all of it.
 */
final class Submissions {
  private final Ring ring;
  private final InFlight inFlight;

  /**
   * Entries queued since the ring's beginning; those before the last {@code queued()} were taken.
   */
  private long entries;

  private boolean refused;
  private boolean closed;
  private boolean stopped;

  Submissions(Ring ring, int depth) {
    this.ring = ring;
    inFlight = new InFlight(depth);
  }

  /** All that can go wrong with queueing goes wrong here; {@link #queue} does not fail after it. */
  void makeRoom(int requests) {
    if (closed) {
      throw new IllegalStateException("the driver is closed");
    }
    if (!inFlight.hasRoom(requests)) {
      throw new RejectedExecutionException("as many reads are in flight as may be");
    }
    if (!makeSpace(requests)) {
      throw new RejectedExecutionException("no space in the submission queue for " + requests);
    }
  }

  /** A full queue is emptied into the device, if it takes it. */
  private boolean makeSpace(int needed) {
    if (ring.space() < needed) {
      submit();
    }
    return ring.space() >= needed;
  }

  void queue(ReadFence fence, ReadRequest request, boolean linked) {
    fence.into = request.into();
    fence.tag = inFlight.add(fence);
    fence.entry = ++entries;
    ring.queueRead(fence.tag, request, linked);
  }

  /** False when the request has ended, or the device takes no more wishes. */
  boolean queueCancel(ReadFence fence) {
    if (stopped || !inFlight.contains(fence) || !makeSpace(1)) {
      return false;
    }
    entries++;
    ring.queueCancel(fence.tag);
    return true;
  }

  /** What the device refuses, short of memory, stays queued; the next completion tries again. */
  void submit() {
    if (!stopped) {
      refused = ring.submit() != 0;
    }
  }

  /** Submits unless the device has this request already. */
  void submit(ReadFence fence) {
    if (fence.entry > entries - ring.queued()) {
      submit();
    }
  }

  void submitRefused() {
    if (refused) {
      submit();
    }
  }

  /** Whose completion this is; null if nobody's. */
  @Nullable ReadFence complete(long tag) {
    return inFlight.remove(tag);
  }

  /** Refuses reads from now on; those in flight, oldest first. */
  List<ReadFence> close() {
    closed = true;
    return inFlight.all();
  }

  /** Has the reaper return, and touches the ring no more; false when that was done before. */
  boolean stop() {
    if (stopped) {
      return false;
    }
    if (makeSpace(1)) {
      ring.queueStop();
      submit();
    }
    stopped = true;
    return true;
  }
}
