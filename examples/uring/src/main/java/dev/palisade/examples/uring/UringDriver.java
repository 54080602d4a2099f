package dev.palisade.examples.uring;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.GuardedBy;
import dev.palisade.annotations.InterruptHandler;
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
 * <p><b>Memory.</b> The device may write into a request's buffer until its fence is signaled.
 * {@link #close} therefore asks the device to give up what is in flight, and waits for it. The
 * buffers of requests it does not give back in time are never freed: a leak is better than a stray
 * write.
 */
@FenceDriver(name = "uring", timestamps = true)
public final class UringDriver implements AutoCloseable {
  /** How long {@link #close} lets the device finish. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What a device still owned when its driver was closed. */
  private static final Queue<ReadFence> ABANDONED = new ConcurrentLinkedQueue<>();

  private final Ring ring;
  private final ReentrantLock ringLock = new ReentrantLock();

  @GuardedBy("ringLock")
  private final Submissions submissions;

  /** Only the reaper's: the fences of the batch at hand. */
  private final @Nullable ReadFence[] batch = new ReadFence[Reaper.BATCH];

  private final UringDriverFences fences = new UringDriverFences(this);
  private final Reaper reaper;

  private UringDriver(Ring ring, int depth) {
    this.ring = ring;
    submissions = new Submissions(ring, depth);
    reaper = new Reaper(ring, fences);
  }

  /**
   * A running driver.
   *
   * @param ring what it drives; the driver's from now on
   * @param depth how many reads may be in flight
   * @return close it, or its thread stays
   */
  public static UringDriver start(Ring ring, int depth) {
    UringDriver driver = new UringDriver(ring, depth);
    driver.reaper.start();
    return driver;
  }

  /**
   * Opens a file, as {@link Ring#openFile}.
   *
   * @param path the file
   * @param direct whether reads go past the page cache
   * @return its number in requests
   * @throws IOException if it cannot be opened like this
   */
  public int openFile(Path path, boolean direct) throws IOException {
    return ring.openFile(path, direct);
  }

  /**
   * Closes a file; requests in flight on it end as they would have.
   *
   * @param file its number
   */
  public void closeFile(int file) {
    ring.closeFile(file);
  }

  /**
   * Queues a read. Never blocks, so a callback may call it too.
   *
   * @param request what to read, and where to
   * @return its fence
   * @throws java.util.concurrent.RejectedExecutionException when {@code depth} reads are in flight,
   *     or the device takes no more
   * @throws IllegalStateException after {@link #close}
   */
  public ReadFence read(ReadRequest request) {
    ringLock.lock();
    try {
      submissions.makeRoom(1);
      ReadFence fence = fences.create(ReadFence::new);
      submissions.queue(fence, request, false);
      return fence;
    } finally {
      ringLock.unlock();
    }
  }

  /**
   * Queues reads of which each starts when the one before has moved all its bytes; when one fails
   * or moves less, the rest is cancelled. Else like {@link #read}.
   *
   * @param requests what to read, in this order
   * @return their fences, in this order
   */
  public List<ReadFence> readLinked(List<ReadRequest> requests) {
    ringLock.lock();
    try {
      submissions.makeRoom(requests.size());
      List<ReadFence> chain = new ArrayList<>(requests.size());
      for (int i = 0; i < requests.size(); i++) {
        chain.add(fences.create(ReadFence::new));
      }
      for (int i = 0; i < requests.size(); i++) {
        submissions.queue(chain.get(i), requests.get(i), i < requests.size() - 1);
      }
      return chain;
    } finally {
      ringLock.unlock();
    }
  }

  /** Hands what is queued to the device. */
  public void flush() {
    ringLock.lock();
    try {
      submissions.submit();
    } finally {
      ringLock.unlock();
    }
  }

  /**
   * Asks the device to give up a read. Its fence tells how it ended: cancelled, or after all with
   * its bytes.
   *
   * @param fence the read
   * @return false when it has ended already, or the device takes no more wishes
   */
  public boolean cancel(ReadFence fence) {
    ringLock.lock();
    try {
      boolean asked = submissions.queueCancel(fence);
      submissions.submit();
      return asked;
    } finally {
      ringLock.unlock();
    }
  }

  /**
   * How many bytes a read moved; fewer than asked is no error, 0 is the end of the file.
   *
   * @param fence the read
   * @return a count
   * @throws IllegalStateException when the fence is pending or failed
   */
  public int transferred(ReadFence fence) {
    return fences.result(fence);
  }

  /**
   * What this driver runs on, for people.
   *
   * @return a few words
   */
  @TimelineName
  public String describe() {
    return ring.describe();
  }

  /** First interest: the read must not stay in the queue. */
  @EnableSignaling
  boolean submitFor(DriverFence fence) {
    ringLock.lock();
    try {
      submissions.submit((ReadFence) fence);
      return true;
    } finally {
      ringLock.unlock();
    }
  }

  /** Completions have come: whose, under the lock; signaling, after it. */
  @InterruptHandler
  void completed(long[] tags, int[] results, int count) {
    ringLock.lock();
    try {
      for (int i = 0; i < count; i++) {
        batch[i] = submissions.complete(tags[i]);
      }
      submissions.submitRefused();
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
    for (ReadFence fence : refuseReads()) {
      ABANDONED.add(fence);
      fence.signal(error);
    }
  }

  /** From now on; tells what is in flight. */
  private List<ReadFence> refuseReads() {
    ringLock.lock();
    try {
      return submissions.close();
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
    List<ReadFence> pending = refuseReads();
    pending.forEach(this::cancel);
    awaitDevice(pending);
    fences.close();
    if (stopReaper()) {
      boolean ended = reaper.hasEndedWithin(GRACE);
      ABANDONED.addAll(refuseReads());
      if (ended) {
        ring.close();
      }
    }
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

  private boolean stopReaper() {
    ringLock.lock();
    try {
      return submissions.stop();
    } finally {
      ringLock.unlock();
    }
  }
}
