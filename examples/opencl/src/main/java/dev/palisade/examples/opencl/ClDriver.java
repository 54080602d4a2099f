package dev.palisade.examples.opencl;

import dev.palisade.annotations.EnableSignaling;
import dev.palisade.annotations.ExecutionContext;
import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import dev.palisade.annotations.Release;
import dev.palisade.annotations.RunsIn;
import dev.palisade.annotations.TimelineName;
import dev.palisade.runtime.DriverFence;
import dev.palisade.runtime.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A driver over OpenCL: each command is a fence, signaled by the thread on which OpenCL calls back.
 * That thread belongs to OpenCL, and is this driver's interrupt context.
 *
 * <p><b>Three things drivers get wrong</b>, so this one does not depend on them. A callback of an
 * event that failed never comes (PoCL, rusticl): {@link Watch} asks as well. A callback of an event
 * that has ended comes inside its registration (both): no lock is held then, so {@link #arm} may
 * signal. A command that was not flushed never starts (rusticl): first interest flushes, every
 * queue, since the command may wait for one in another.
 *
 * <p><b>No lock at all.</b> OpenCL may call back on any thread, also on one that is in OpenCL just
 * now, so nothing may be held over a call into it that a callback could want. Who is inside is
 * counted ({@link Visitors}), and an event lives as long as somebody uses it ({@link EventRef}).
 *
 * <p><b>Memory.</b> A command's fence keeps the command, and through it the memory that the device
 * works on, until it is signaled. What the device does not give back before {@link #close} ends is
 * never freed: a leak is better than a stray write.
 */
@FenceDriver(name = "opencl", timestamps = true)
public final class ClDriver implements AutoCloseable {
  /** How long {@link #close} lets the device finish. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** What a device still owned when its driver was closed. */
  private static final Queue<ClFence> ABANDONED = new ConcurrentLinkedQueue<>();

  private final ClDevice device;
  private final Visitors visitors = new Visitors();
  private final Gates gates = new Gates();

  /** For each queue, whether it has commands that were not flushed. */
  private final AtomicIntegerArray unflushed;

  private final ClDriverFences fences = new ClDriverFences(this);
  private final Watch watch = new Watch(fences);

  private ClDriver(ClDevice device) {
    this.device = device;
    unflushed = new AtomicIntegerArray(device.queues());
  }

  /**
   * A running driver.
   *
   * @param device what it drives; the driver's from now on
   * @return close it, or its thread stays
   */
  public static ClDriver start(ClDevice device) {
    ClDriver driver = new ClDriver(device);
    driver.watch.start();
    return driver;
  }

  /**
   * Submits a command, to run when the fences it comes after are signaled and the commands before
   * it in its queue are over. If one of those fences fails, so does this command. Never blocks, so
   * a callback may call it too.
   *
   * @param queue the number of the queue
   * @param command what to enqueue
   * @param after fences of any driver
   * @return its fence
   * @throws ClException if the device refuses it
   * @throws IllegalStateException after {@link #close}
   */
  public ClFence submit(int queue, Command command, Fence... after) {
    visitors.enter();
    WaitList wait = new WaitList(device, gates);
    try {
      for (Fence fence : after) {
        wait.add(fence);
      }
      EventRef event = new EventRef(device, device.enqueue(queue, command, wait.events()));
      unflushed.set(queue, 1);
      ClFence fence = fences.create(timeline -> new ClFence(timeline, queue, event, command));
      watch.add(fence);
      wait.enqueued();
      return fence;
    } finally {
      wait.letGo();
      visitors.leave();
    }
  }

  /** Hands what is submitted to the device. */
  public void flush() {
    visitors.enter();
    try {
      flushQueues();
    } finally {
      visitors.leave();
    }
  }

  private void flushQueues() {
    for (int queue = 0; queue < unflushed.length(); queue++) {
      if (unflushed.get(queue) != 0 && unflushed.getAndSet(queue, 0) != 0) {
        device.flush(queue);
      }
    }
  }

  /**
   * What this driver runs on, for people.
   *
   * @return a few words
   */
  @TimelineName
  public String describe() {
    return device.describe();
  }

  /** First interest: ask to be called back, now perhaps, and see to it that the command starts. */
  @EnableSignaling
  boolean arm(DriverFence fence) {
    ClFence command = (ClFence) fence;
    command.registration =
        device.onEnd(command.event.handle, status -> fences.ended(command, status));
    flushQueues();
    return true;
  }

  /** A command is over, says a callback or the watch; who says it second is not heard. */
  @InterruptHandler
  void ended(ClFence fence, int status) {
    if (status == ClDevice.COMPLETE) {
      fence.signal();
    } else {
      fence.event.fail();
      fence.signal(ClStatus.toError(status));
    }
  }

  @Release
  void release(DriverFence fence) {
    ClFence command = (ClFence) fence;
    device.forget(command.registration);
    command.event.letGo();
  }

  /**
   * Refuses new commands, fails those that wait for fences of others, lets the device finish the
   * rest, fails what it does not finish in time, and lets go of it. When this returns, no op and no
   * callback of this driver runs.
   */
  @Override
  @RunsIn(ExecutionContext.PROCESS)
  public void close() {
    if (!visitors.close()) {
      return;
    }
    gates.giveUp();
    List<ClFence> pending = watch.pending();
    boolean finished = awaitDevice(pending);
    fences.close();
    watch.stop();
    if (finished) {
      device.close();
    } else {
      ABANDONED.addAll(pending);
    }
  }

  private static boolean awaitDevice(List<ClFence> pending) {
    long end = System.nanoTime() + GRACE.toNanos();
    try {
      for (ClFence fence : pending) {
        if (!fence.awaitDone(Duration.ofNanos(end - System.nanoTime()))) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
