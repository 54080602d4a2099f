package dev.palisade.examples.uring.job;

import dev.palisade.examples.uring.ReadFence;
import dev.palisade.examples.uring.ReadRequest;
import dev.palisade.examples.uring.UringDriver;
import dev.palisade.runtime.Fence;
import dev.palisade.runtime.FenceCallback;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One place of a reader's window: a buffer, the request that has it, and the callback node that is
 * registered again and again (a node is intrusive: registering allocates nothing).
 *
 * <p>The callback runs on the driver's completion thread and does what one may do there: it sets a
 * flag and wakes the reader.
 */
final class Slot extends FenceCallback {
  final ByteBuffer buffer;

  private final Thread reader = Thread.currentThread();
  private @Nullable ReadFence fence;
  private long asked;
  private volatile boolean calledBack;

  Slot(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** Asks for this place's next chunk; a call back, if wanted, is arranged at once. */
  void ask(UringDriver driver, ReadRequest request, Interest interest) {
    asked = System.nanoTime();
    ReadFence next = driver.read(request);
    fence = next;
    calledBack = false;
    if (interest == Interest.CALLED_BACK && !next.addCallback(this)) {
      calledBack = true; // Signaled already, so it will not call.
    }
  }

  /** The fence of the last request. */
  ReadFence fence() {
    return Objects.requireNonNull(fence, "nothing was asked for");
  }

  @Override
  public void signaled(Fence signaled) {
    calledBack = true;
    LockSupport.unpark(reader);
  }

  void awaitSignal(Interest interest) throws InterruptedException {
    switch (interest) {
      case WAITED -> fence().await();
      case POLLED -> poll();
      case CALLED_BACK -> awaitCallback();
    }
  }

  /** Polling alone arms nothing: without this first interest the read may stay in the queue. */
  private void poll() {
    fence().enableSignaling();
    while (!fence().isSignaled()) {
      Thread.onSpinWait();
    }
  }

  private void awaitCallback() throws InterruptedException {
    while (!calledBack) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  /** From asking to the signal, which the core stamped. */
  long latency() {
    return fence().timestampNanos() - asked;
  }
}
