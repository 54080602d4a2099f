package dev.palisade.examples.uring;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Requires;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.FenceError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A driver over io_uring: each read is a fence, signaled by the thread that reaps the completion
 * queue. That thread is this driver's interrupt context.
 *
 * <p><b>Submitting is lazy.</b> A read is queued and handed to the device with others: when the
 * queue is full, on {@link #flush}, or when somebody first takes an interest in it (waits, adds a
 * callback, enables signaling). Who only polls must have enabled signaling, or may poll for ever.
 *
 * <p><b>One lock, and why it is not held while signaling.</b> {@code ringLock} guards the
 * submission queue and the table of requests in flight. First interest takes it ({@link
 * #submitFor}), and so does the completion path, to find out whose completion it has. Signaling
 * runs callbacks of strangers, and a callback may queue the next read or take an interest in
 * another fence: with the lock held over the signal, one thread would go from ring lock to the
 * strangers' locks and another from theirs to the ring lock, which is the kernel's oldest quarrel
 * over {@code dma_fence} and its drivers' locks. So {@link #completed} collects a batch of fences
 * under the lock and signals them after it. It costs one small array; and since this driver names
 * no {@code externalLock}, the core holds nothing either when it comes to {@code submitFor}.
 *
 * <p>Memory: the device may write into a request's buffer until its fence is signaled. {@link
 * #close} therefore asks the device to give up what is in flight, and waits for it. The buffers of
 * requests it does not give back in time are never freed: a leak is better than a stray write.
 */
@FenceDriver(name = "uring", timestamps = true)
public final class UringDriver implements AutoCloseable {
  /** How long {@link #close} lets the device finish. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What a device still owned when its driver was closed. */
  private static final Queue<ReadFence> ABANDONED = new ConcurrentLinkedQueue<>();

  private final ReentrantLock ringLock = new ReentrantLock();
  private final Ring ring;
  private final InFlight inFlight;
  private final UringDriverFences fences;
  private final Reaper reaper;

  /** Only the reaper's: the fences of the batch at hand. */
  private final @Nullable ReadFence[] batch = new ReadFence[Reaper.BATCH];

  @GuardedBy("ringLock")
  private long queuedEntries;

  @GuardedBy("ringLock")
  private boolean refused;

  @GuardedBy("ringLock")
  private boolean closing;

  @GuardedBy("ringLock")
  private boolean exited;

  private UringDriver(Ring ring, int depth) {
    this.ring = ring;
    inFlight = new InFlight(depth);
    fences = new UringDriverFences(this);
    reaper = new Reaper(ring, fences);
  }

  /**
   * Drives this ring, which belongs to the driver from now on, with at most {@code depth} reads in
   * flight.
   */
  public static UringDriver start(Ring ring, int depth) {
    UringDriver driver = new UringDriver(ring, depth);
    driver.reaper.start();
    return driver;
  }

  /** Opens a file for reading, as {@link Ring#openFile}. */
  public int openFile(Path path, boolean direct) throws IOException {
    return ring.openFile(path, direct);
  }

  /** Closes a file; requests in flight on it end as they would have. */
  public void closeFile(int file) {
    ring.closeFile(file);
  }

  /**
   * Queues a read. Never blocks, so a callback may call it too.
   *
   * @throws RejectedExecutionException when {@code depth} reads are in flight, or the device takes
   *     no more
   * @throws IllegalStateException after {@link #close}
   */
  public ReadFence read(ReadRequest request) {
    ringLock.lock();
    try {
      makeRoom(1);
      ReadFence fence = fences.create(ReadFence::new);
      queue(fence, request, false);
      return fence;
    } finally {
      ringLock.unlock();
    }
  }

  /**
   * Queues reads of which each starts when the one before has moved all its bytes; when one fails
   * or moves less, the rest is cancelled. Else like {@link #read}.
   */
  public List<ReadFence> readLinked(List<ReadRequest> requests) {
    ringLock.lock();
    try {
      makeRoom(requests.size());
      List<ReadFence> chain = new ArrayList<>(requests.size());
      for (int i = 0; i < requests.size(); i++) {
        chain.add(fences.create(ReadFence::new));
      }
      for (int i = 0; i < requests.size(); i++) {
        queue(chain.get(i), requests.get(i), i < requests.size() - 1);
      }
      return chain;
    } finally {
      ringLock.unlock();
    }
  }

  /** All that can go wrong goes wrong here, or in creating the fence; queueing does not fail. */
  @Requires("ringLock")
  private void makeRoom(int requests) {
    if (closing) {
      throw new IllegalStateException("the driver is closed");
    }
    if (!inFlight.hasRoom(requests)) {
      throw new RejectedExecutionException("as many reads are in flight as may be");
    }
    if (!makeSpace(requests)) {
      throw new RejectedExecutionException("no space in the submission queue for " + requests);
    }
  }

  @Requires("ringLock")
  private boolean makeSpace(int entries) {
    if (ring.space() < entries) {
      submit();
    }
    return ring.space() >= entries;
  }

  @Requires("ringLock")
  private void queue(ReadFence fence, ReadRequest request, boolean linked) {
    fence.into = request.into();
    fence.tag = inFlight.add(fence);
    fence.entry = ++queuedEntries;
    ring.queueRead(fence.tag, request, linked);
  }

  /** Hands what is queued to the device. */
  public void flush() {
    ringLock.lock();
    try {
      submit();
    } finally {
      ringLock.unlock();
    }
  }

  /** What the device refuses, short of memory, stays queued; the next completion tries again. */
  @Requires("ringLock")
  private void submit() {
    if (!exited) {
      refused = ring.submit() != 0;
    }
  }

  /**
   * Asks the device to give up a read. Its fence tells how it ended: cancelled, or after all with
   * its bytes.
   *
   * @return false when it has ended already, or the device takes no more wishes
   */
  public boolean cancel(ReadFence fence) {
    ringLock.lock();
    try {
      boolean asked = queueCancel(fence);
      submit();
      return asked;
    } finally {
      ringLock.unlock();
    }
  }

  @Requires("ringLock")
  private boolean queueCancel(ReadFence fence) {
    if (exited || !inFlight.contains(fence) || !makeSpace(1)) {
      return false;
    }
    queuedEntries++;
    ring.queueCancel(fence.tag);
    return true;
  }

  /**
   * How many bytes a read moved; fewer than asked is no error, 0 is the end of the file.
   *
   * @throws IllegalStateException when the fence is pending or failed
   */
  public int transferred(ReadFence fence) {
    return fences.result(fence);
  }

  /** What this driver runs on, for people. */
  @TimelineName
  public String describe() {
    return ring.describe();
  }

  /** First interest: the read must not stay in the queue. */
  @EnableSignaling
  boolean submitFor(DriverFence fence) {
    ringLock.lock();
    try {
      long handedOver = queuedEntries - ring.queued();
      if (((ReadFence) fence).entry > handedOver) {
        submit();
      }
      return true;
    } finally {
      ringLock.unlock();
    }
  }

  @InterruptHandler
  void completed(long[] tags, int[] results, int count) {
    ringLock.lock();
    try {
      for (int i = 0; i < count; i++) {
        batch[i] = inFlight.remove(tags[i]);
      }
      if (refused) {
        submit();
      }
    } finally {
      ringLock.unlock();
    }
    for (int i = 0; i < count; i++) {
      ReadFence fence = batch[i];
      batch[i] = null;
      if (fence != null) {
        settle(fence, results[i]);
      }
    }
  }

  private void settle(ReadFence fence, int result) {
    if (result >= 0) {
      fences.signal(fence, result);
    } else {
      fence.signal(Errno.toError(-result));
    }
  }

  /** The device is gone: nobody will ever hear of what it had. */
  @InterruptHandler
  void lost(int errno) {
    FenceError error = FenceError.DEVICE_LOST.withCause(Errno.exception("io_uring_enter", errno));
    for (ReadFence fence : stopSubmitting()) {
      ABANDONED.add(fence);
      fence.signal(error);
    }
  }

  private List<ReadFence> stopSubmitting() {
    ringLock.lock();
    try {
      closing = true;
      return inFlight.all();
    } finally {
      ringLock.unlock();
    }
  }

  /**
   * Refuses new reads, has the device give up those in flight, fails what it does not give back in
   * time, and lets go of the ring. When it returns, no op and no callback of this driver runs.
   */
  @Override
  @RunsIn(ExecutionContext.PROCESS)
  public void close() {
    List<ReadFence> pending = stopSubmitting();
    pending.forEach(this::cancel);
    awaitDevice(pending);
    fences.close();
    exit();
  }

  private static void awaitDevice(List<ReadFence> pending) {
    long end = System.nanoTime() + GRACE.toNanos();
    try {
      for (ReadFence fence : pending) {
        if (!fence.awaitDone(Duration.ofNanos(end - System.nanoTime()))) {
          return;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void exit() {
    ringLock.lock();
    try {
      if (exited) {
        return;
      }
      if (makeSpace(1)) {
        ring.queueStop();
        submit();
      }
      exited = true;
    } finally {
      ringLock.unlock();
    }
    boolean ended = reaper.hasEndedWithin(GRACE);
    ABANDONED.addAll(stopSubmitting());
    if (ended) {
      ring.close();
    }
  }
}
